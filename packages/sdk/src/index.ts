export type {
  ConnectionField,
  ConnectionType,
  ConnectionTypeExtra,
  ConnectionTypeField,
  HumanEvent,
  TriggerRule,
  WeightRule,
} from "@baram/domain";
export { Asset, Asset as Dataset, AssetAlias, AssetAlias as DatasetAlias, type AssetOptions } from "./asset/asset.ts";
export { type AssetCondition, AssetsTogether, allOf, anyOf } from "./asset/asset-condition.ts";
export type { AssetEvent } from "./asset/asset-event.ts";
export {
  type AliasOutletEvents,
  type OutletEvent,
  type OutletEvents,
  UnknownOutletError,
} from "./asset/outlet-events.ts";
export type { DagAlertOptions, TaskAlertOptions } from "./callback/alert-options.ts";
export type { Callback, CallbackFunction, Callbacks, SlaMiss, SlaMissCallback } from "./callback/callback.ts";
export type { CallbackContext, HumanRequestInContext } from "./callback/callback-context.ts";
export { Notifier } from "./callback/notifier.ts";
export {
  deleteVariable,
  getConnection,
  getContext,
  getVariable,
  type SetVariableOptions,
  setVariable,
  type VariableDefault,
} from "./context/author-functions.ts";
export type { Connection } from "./context/connection.ts";
export {
  ConnectionNotFoundError,
  OutsideTaskError,
  VariableNotFoundError,
  XComIndexError,
  XComSliceError,
} from "./context/context-errors.ts";
export type { ContextName } from "./context/context-name.ts";
export type { DagInContext, DagRunInContext, TaskContext, TaskInContext } from "./context/task-context.ts";
export type { TaskInstanceInContext, XComPull, XComPush, XComSequence } from "./context/task-instance-in-context.ts";
export type { LogFields, TaskLog } from "./context/task-log.ts";
export type { AnyDag } from "./dag/any-dag.ts";
export { Dag } from "./dag/dag.ts";
export {
  DagCycleError,
  DagError,
  type DagPlace,
  DuplicateDagIdError,
  DuplicateTaskIdError,
  FailFastTriggerRuleError,
  InvalidEdgeError,
  InvalidOptionError,
  UnknownOptionError,
} from "./dag/dag-error.ts";
export type { DagOptions, FormerDagOptions } from "./dag/dag-options.ts";
export { placeOfOperator } from "./dag/dag-state.ts";
export type { Deadline } from "./deadline/deadline.ts";
export { type ChainLink, chain, chainLinear, crossDownstream, type EdgeLabel, edgeLabel } from "./graph/chain.ts";
export type { DagNode, DagNodes, NotPlaced } from "./graph/dag-node.ts";
export { type SetupTeardownScope, setupTeardownScope } from "./graph/setup-teardown-scope.ts";
export type { TaskGroup, TaskGroupOptions } from "./graph/task-group.ts";
export type { TeardownOptions } from "./graph/teardown-options.ts";
export { ApprovalOperator, type ApprovalOperatorOptions, HITLRejectedError } from "./human/approval-operator.ts";
export { type AskingOptions, BaseHITLOperator, type ChoiceOptions } from "./human/base-hitl-operator.ts";
export { HITLBranchOperator, type HITLBranchOperatorOptions } from "./human/hitl-branch-operator.ts";
export { HITLEntryOperator, type HITLEntryOperatorOptions } from "./human/hitl-entry-operator.ts";
export { HITLOperator, type HITLOperatorOptions } from "./human/hitl-operator.ts";
export { HITLTrigger, NobodyAnsweredError } from "./human/hitl-trigger.ts";
export type {
  Hear,
  HeardAssetChange,
  HeardComponent,
  HeardDagRun,
  HeardDagRunChange,
  HeardImportError,
  HeardTaskInstance,
  HeardTaskInstanceChange,
  Listener,
} from "./listener/listener.ts";
export type {
  ElementReferences,
  GroupInputReference,
  GroupList,
  GroupResult,
  ValueReferences,
} from "./mapping/group-references.ts";
export { InstanceArgumentError, MapIndexError, MissingElementError, NotAListError } from "./mapping/instance-error.ts";
export type { Collected, CollectedValues, ExpandKwargsOptions, Mappable, MappedReference } from "./mapping/mappable.ts";
export type {
  CheckedObjects,
  ExpandableInputs,
  GivenAlready,
  InputsOfEach,
  KwargsSource,
  MappedFactory,
} from "./mapping/mapped-factory.ts";
export type {
  ExpandableOf,
  ExpandableOptions,
  MappableOption,
  MappedOperator,
  OperatorClass,
  OptionsOf,
  OptionValues,
  PartialOperator,
  ResultOf,
  ValueOfOption,
} from "./mapping/mapped-operator.ts";
export {
  AlwaysExpandedError,
  ContextVariableError,
  DuplicateArgumentError,
  MapFunctionError,
  MappedInsideMappedGroupError,
  MappedKeyError,
  NotAListOfObjectsError,
  NotExpandableError,
  NothingToExpandError,
  ReferenceIterationError,
  UnknownArgumentError,
  UnmappableOptionError,
  UnsupportedGroupValueError,
} from "./mapping/mapping-error.ts";
export type { TaskGroupMaker } from "./mapping/task-group-maker.ts";
export { BaseOperator } from "./operators/base-operator.ts";
export {
  BashFunctionOperator,
  type BashFunctionOperatorOptions,
  BashOperator,
  type BashOperatorOptions,
  type Processed,
  type ShellOptions,
} from "./operators/bash-operator.ts";
export { BranchDateTimeOperator, type BranchDateTimeOperatorOptions } from "./operators/branch-date-time-operator.ts";
export {
  BranchDayOfWeekOperator,
  type BranchDayOfWeekOperatorOptions,
  type TwoWayBranchOptions,
} from "./operators/branch-day-of-week-operator.ts";
export { BaseBranchOperator, BranchOperator, type BranchOperatorOptions } from "./operators/branch-operator.ts";
export { EmptyOperator } from "./operators/empty-operator.ts";
export { ExternalTaskMarker, type ExternalTaskMarkerOptions } from "./operators/external-task-marker.ts";
// Exported so that their use names what to write today.
export * from "./operators/former-operators.ts";
export { FunctionOperator, type FunctionOperatorOptions } from "./operators/function-operator.ts";
export type { HandlerOptions } from "./operators/handler-options.ts";
export { LatestOnlyOperator } from "./operators/latest-only-operator.ts";
export { requireFunction, requireOption } from "./operators/required-option.ts";
export { BashCommandError } from "./operators/run-bash-command.ts";
export { ShortCircuitOperator, type ShortCircuitOperatorOptions } from "./operators/short-circuit-operator.ts";
export {
  TriggerDagRunOperator,
  type TriggerDagRunOperatorOptions,
  TriggeredDagRunError,
} from "./operators/trigger-dag-run-operator.ts";
export type {
  DefaultArgs,
  FormerTaskOptions,
  OperatorOptions,
  TaskDates,
  TaskOptions,
  TaskPlacement,
} from "./options/operator-options.ts";
export { OptionReader } from "./options/option-reader.ts";
export {
  type NoParams,
  type NumberParamOptions,
  type Param,
  type ParamDeclaration,
  type ParamDeclarations,
  type ParamOptions,
  type ParamValues,
  type PlainParam,
  param,
  type TextParamOptions,
} from "./params/param.ts";
export type { ListMethods, ListReference, ListSource } from "./reference/list-reference.ts";
export type { GivenValue, Reference } from "./reference/reference.ts";
export type { TaskReference as ScalarReference } from "./reference/reference-methods.ts";
export type { FieldOf, Opaque, ReservedFieldName, TaskReference } from "./reference/task-reference.ts";
export { XComNotFoundError, XComSchemaError } from "./reference/xcom-schema.ts";
export type { Duration } from "./schedule/duration.ts";
export {
  type AssetOrTimeSchedule,
  assetOrTime,
  atDates,
  type CronSchedule,
  type CronTriggerOptions,
  type CronTriggerSchedule,
  cronTrigger,
  type DatesOptions,
  type DatesSchedule,
  type DeltaSchedule,
  every,
  type Schedule,
  type ScheduleDelta,
  type TimeSchedule,
} from "./schedule/schedule.ts";
export type {
  CustomDagRun,
  CustomDataInterval,
  Timetable,
  TimetableRestriction,
} from "./schedule/timetable.ts";
export type { WeekDay } from "./schedule/week-day.ts";
export type { SecretsBackend } from "./secrets/secrets-backend.ts";
export { BaseSensor, type SensorOptions, SensorTimeoutError } from "./sensors/base-sensor.ts";
export { BashSensor, type BashSensorOptions } from "./sensors/bash-sensor.ts";
export { DateTimeSensor, type DateTimeSensorOptions } from "./sensors/date-time-sensor.ts";
export { DayOfWeekSensor, type DayOfWeekSensorOptions } from "./sensors/day-of-week-sensor.ts";
export {
  ExternalTaskError,
  ExternalTaskSensor,
  type ExternalTaskSensorOptions,
} from "./sensors/external-task-sensor.ts";
export { FileSensor, type FileSensorOptions } from "./sensors/file-sensor.ts";
export { FunctionSensor, type FunctionSensorOptions } from "./sensors/function-sensor.ts";
export { PokeReturnValue } from "./sensors/poke-result.ts";
export type { PokeOptions, PokeSettings } from "./sensors/sensor-options.ts";
export { TimeDeltaSensor, type TimeDeltaSensorOptions } from "./sensors/time-delta-sensor.ts";
export { TimeSensor, type TimeSensorOptions } from "./sensors/time-sensor.ts";
export type { BranchChoice } from "./task/branch-choice.ts";
export type { ConditionDecorator } from "./task/condition-decorator.ts";
export type { Input, InputsFor, InputWhenUpstreamMayNotHaveRun } from "./task/input.ts";
export type { NoInputs } from "./task/no-inputs.ts";
export type { Refused } from "./task/refused.ts";
export type { Sensed, SensorDecorator, SensorSpec } from "./task/sensor-decorator.ts";
export type { SetupDecorator, TeardownDecorator, TeardownSpec } from "./task/setup-teardown-decorator.ts";
export { FailTask, RescheduleTask, SkipTask } from "./task/signals.ts";
export type { Stored } from "./task/stored.ts";
export type { ConditionAnswer, TaskCondition } from "./task/task-condition.ts";
export type { BashDecorator, BranchDecorator, ShortCircuitDecorator, TaskDecorator } from "./task/task-decorator.ts";
export type { FactoryFor, TaskFactory } from "./task/task-factory.ts";
export type { BashTaskSpec, ShortCircuitSpec, TaskSpec } from "./task/task-spec.ts";
export type {
  DagTemplateOptions,
  JinjaEnvironmentOptions,
  TemplateFilter,
  TemplateUndefined,
} from "./template/dag-templates.ts";
export { literal, type Template, type TemplateFunction, templateField } from "./template/template.ts";
export { BaseTrigger, type TriggerClass, type TriggerContext } from "./trigger/base-trigger.ts";
export { type DagRunEvent, DagRunTrigger, type DagRunTriggerOptions } from "./trigger/dag-run-trigger.ts";
export { DateTimeTrigger } from "./trigger/date-time-trigger.ts";
export {
  type Deferral,
  type DeferralOptions,
  defer,
  InvalidDeferralError,
  type ResultOfDeferral,
} from "./trigger/deferral.ts";
export {
  type ExternalTaskEvent,
  ExternalTaskTrigger,
  type ExternalTaskTriggerOptions,
} from "./trigger/external-task-trigger.ts";
export { FileTrigger, type FileTriggerOptions } from "./trigger/file-trigger.ts";
export { isDeferrable } from "./trigger/is-deferrable.ts";
export { TimeDeltaTrigger, type TimeDeltaTriggerOptions } from "./trigger/time-delta-trigger.ts";
export { DeferralTimeoutError, TriggerFailedError } from "./trigger/trigger-errors.ts";
export type { XComBackend, XComIdentity } from "./xcom/xcom-backend.ts";

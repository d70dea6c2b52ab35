/*
 * What the process that runs author code needs of the SDK. An attempt goes through it in this order:
 *
 *   collectDags → operatorOf → instanceOf → executeOperator or resumeOperator → signalOf for what was thrown
 */
export { isAssetAlias } from "./asset/asset.ts";
export { OutletEvents } from "./asset/outlet-events.ts";
export {
  type CallbackFacts,
  callbackContext,
  callbacksOfCall,
  callbacksOfTask,
  callCallbacks,
  type MissedSlas,
  retryIfOf,
} from "./callback/call-callbacks.ts";
export { type Execution, type ExecutionServices, executeWithContext } from "./context/execution.ts";
export { setAuthorDefaults } from "./dag/author-defaults.ts";
export { dagOfNode } from "./dag/dag-of-node.ts";
export { collectDags } from "./dag/dag-registry.ts";
export { stackWhereMade } from "./dag/stack-where-made.ts";
export { awaitTrigger } from "./execute/await-trigger.ts";
export { executeOperator } from "./execute/execute-operator.ts";
export { instanceOf, type TaskInstanceOperator } from "./execute/instance-of.ts";
export { judgeTimeout } from "./execute/judge-timeout.ts";
export { operatorOf } from "./execute/operator-of.ts";
export { isPokeTrigger, pokeUntilFound } from "./execute/poke-until-found.ts";
export { type DescribedTrigger, describeTrigger, restoreTrigger } from "./execute/restore-trigger.ts";
export { type OperatorResumption, resumeOperator, resumingMethod } from "./execute/resume-operator.ts";
export { HUMAN_NOTIFIERS } from "./human/base-hitl-operator.ts";
export type { Listener } from "./listener/listener.ts";
export { tellListener } from "./listener/tell-listener.ts";
export { warningsOf } from "./mapping/unmapped-partials.ts";
export { decidedBy } from "./operators/operator-kind.ts";
export { ParamValidationError, refineParams } from "./params/refine-params.ts";
export { taskIdOf } from "./reference/task-id-of.ts";
export type { PulledValue, TaskElements, XComReader } from "./reference/xcom-reader.ts";
export { XComNotFoundError, XComSchemaError } from "./reference/xcom-schema.ts";
export { askManualDataInterval, askNextDagRun } from "./schedule/ask-timetable.ts";
export { serializeDag } from "./serialize/serialize-dag.ts";
export { signalOf } from "./task/signals.ts";
export type { DagTemplates } from "./template/dag-templates.ts";
export { dagTemplatesOf } from "./template/dag-templates-of.ts";
export { renderTemplateFields, type TemplatePlace, type TemplateRendering } from "./template/render-template-fields.ts";
export { templateFileNamesOf } from "./template/template-file-names.ts";
export { type MadeDeferral, readDeferral } from "./trigger/deferral.ts";

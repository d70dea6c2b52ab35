import type { SerializedEmail } from "../callback/callback.ts";
import type { SerializedDagLink } from "../cross-dag/dag-link.ts";
import type { SerializedDeadline } from "../deadline/deadline.ts";
import { TRIGGER_RULES } from "../readiness/trigger-rule.ts";
import { WEIGHT_RULES } from "../task-instance/priority-weight.ts";
import { anAssetReference } from "./asset-schema.ts";
import { aSchedule, aTimezone } from "./schedule-schema.ts";
import {
  DAG_VIEWS,
  GRAPH_ORIENTATIONS,
  SERIALIZED_DAG_SCHEMA_VERSION,
  type SerializedDag,
  type SerializedEdgeLabel,
  type SerializedMapLength,
  type SerializedParam,
  type SerializedTask,
  type SerializedTaskGroup,
} from "./serialized-dag.ts";
import {
  aFlag,
  aNumber,
  anId,
  anInstant,
  aText,
  aWholeNumber,
  listOf,
  objectOf,
  oneOf,
  oneOfKinds,
  orAbsent,
  orNull,
  recordOf,
  type ShapeCheck,
  someJson,
  someJsonObject,
} from "./shape-check.ts";

/*
 * The shape of a serialized Dag, field by field. `satisfies` makes the compiler ask for the row of a new field.
 */

const aParam = objectOf({
  schema: someJsonObject,
  description: orNull(aText),
  default: orAbsent(someJson),
} satisfies Record<keyof SerializedParam, ShapeCheck>);

/** As large as both databases store a whole number. */
const INT_32_MAXIMUM = 2 ** 31 - 1;

const aCount = aWholeNumber({ from: 0, to: INT_32_MAXIMUM });
const aPositiveCount = aWholeNumber({ from: 1, to: INT_32_MAXIMUM });

/** Some thirty years: added to a moment of today it is still an exact instant. */
const someSeconds = aNumber({ from: 0, to: 1_000_000_000 });

/** Deeper nesting exhausts the stack of whoever walks it. */
const MAP_LENGTH_DEPTH_MAXIMUM = 50;

function aMapLengthAtDepth(depth: number): ShapeCheck {
  const aPart: ShapeCheck = (value) =>
    depth === MAP_LENGTH_DEPTH_MAXIMUM
      ? { path: "", expected: `nested at most ${MAP_LENGTH_DEPTH_MAXIMUM} deep` }
      : aMapLengthAtDepth(depth + 1)(value);
  const combined = objectOf({ of: listOf(aPart) });
  const kinds: Readonly<Record<string, ShapeCheck>> = {
    literal: objectOf({ length: aCount }),
    task: objectOf({ taskId: anId }),
    product: combined,
    shortest: combined,
    longest: combined,
    sum: combined,
  } satisfies Record<SerializedMapLength["kind"], ShapeCheck>;
  return oneOfKinds(kinds);
}

const aMapLength = aMapLengthAtDepth(0);

const otherDagIds = listOf(anId);

const aDagLink = oneOfKinds({
  trigger: objectOf({ dagIds: otherDagIds }),
  sensor: objectOf({ dagIds: otherDagIds }),
  marker: objectOf({ dagIds: otherDagIds, recursionDepth: aPositiveCount }),
} satisfies Record<SerializedDagLink["kind"], ShapeCheck>);

const anEmail = objectOf({
  to: listOf(aText),
  onFailure: orNull(aFlag),
  onRetry: orNull(aFlag),
} satisfies Record<keyof SerializedEmail, ShapeCheck>);

const aReference: ShapeCheck = (value) => (value === "logicalDate" || value === "queuedAt" ? null : anInstant(value));

const someDeadlines = listOf(
  objectOf({
    reference: aReference,
    intervalSeconds: someSeconds,
    hasCallback: aFlag,
  } satisfies Record<keyof SerializedDeadline, ShapeCheck>),
);

const aTask = objectOf({
  taskId: anId,
  taskDisplayName: orAbsent(aText),
  operator: aText,
  kind: oneOf(["work", "empty", "branch", "shortCircuit"]),
  downstreamTaskIds: listOf(aText),
  groupId: orNull(aText),
  expansion: orNull(aMapLength),
  mapIndexTemplate: orNull(aText),
  owner: aText,
  docMd: orNull(aText),
  triggerRule: oneOf(TRIGGER_RULES),
  retries: aCount,
  retryDelaySeconds: someSeconds,
  retryExponentialBackoff: aFlag,
  retryDelaySecondsMaximum: orNull(someSeconds),
  retryDelaySecondsLimit: orAbsent(someSeconds),
  executionTimeoutSeconds: orNull(someSeconds),
  dependsOnPast: aFlag,
  waitForDownstream: aFlag,
  ignoreFirstDependsOnPast: aFlag,
  startDate: orNull(anInstant),
  endDate: orNull(anInstant),
  pool: aText,
  poolSlots: aPositiveCount,
  queue: aText,
  priorityWeight: aWholeNumber({ from: -INT_32_MAXIMUM, to: INT_32_MAXIMUM }),
  weightRule: oneOf(WEIGHT_RULES),
  maxActiveTisPerDag: orNull(aPositiveCount),
  maxActiveTisPerDagRun: orNull(aPositiveCount),
  isolation: oneOf(["shared", "process"]),
  doXcomPush: aFlag,
  multipleOutputs: aFlag,
  isSetup: aFlag,
  isTeardown: aFlag,
  onFailureFailDagRun: aFlag,
  params: recordOf(aParam),
  templateFields: recordOf(someJson),
  inlets: listOf(anAssetReference),
  outlets: listOf(anAssetReference),
  inputTaskIds: listOf(aText),
  dagLink: orAbsent(aDagLink),
  callbacks: orAbsent(listOf(oneOf(["execute", "success", "retry", "failure", "skipped"]))),
  email: orAbsent(anEmail),
  slaSeconds: orAbsent(someSeconds),
  deadlines: orAbsent(someDeadlines),
  uiColor: aText,
  uiFgcolor: aText,
} satisfies Record<keyof SerializedTask, ShapeCheck>);

const aGroup = objectOf({
  groupId: anId,
  parentGroupId: orNull(aText),
  label: aText,
  tooltip: aText,
  prefixGroupId: aFlag,
  tasksBefore: aCount,
  expansion: orNull(aMapLength),
  upstreamIds: listOf(aText),
  downstreamIds: listOf(aText),
} satisfies Record<keyof SerializedTaskGroup, ShapeCheck>);

const anEdgeLabel = objectOf({
  upstreamId: aText,
  downstreamId: aText,
  label: aText,
} satisfies Record<keyof SerializedEdgeLabel, ShapeCheck>);

/** Looks at every field of a serialized Dag, not at what its ids refer to. */
export const aSerializedDag: ShapeCheck = objectOf({
  schemaVersion: oneOf([SERIALIZED_DAG_SCHEMA_VERSION]),
  dagId: anId,
  dagDisplayName: orAbsent(aText),
  description: orNull(aText),
  docMd: orNull(aText),
  owners: listOf(aText),
  tags: listOf(aText),
  timezone: aTimezone,
  startDate: orNull(anInstant),
  defaultStartDate: orAbsent(anInstant),
  endDate: orNull(anInstant),
  schedule: aSchedule,
  catchup: aFlag,
  maxActiveRuns: aCount,
  maxActiveTasks: aCount,
  failFast: aFlag,
  dagRunTimeoutSeconds: orNull(someSeconds),
  maxConsecutiveFailedDagRuns: orAbsent(aCount),
  defaultView: orAbsent(oneOf(DAG_VIEWS)),
  orientation: orAbsent(oneOf(GRAPH_ORIENTATIONS)),
  isPausedUponCreation: orNull(aFlag),
  params: recordOf(aParam),
  renderTemplateAsNativeObject: aFlag,
  templateSearchPath: listOf(aText),
  sourceLine: orNull(aCount),
  tasks: listOf(aTask),
  taskGroups: listOf(aGroup),
  edgeLabels: listOf(anEdgeLabel),
  callbacks: orAbsent(listOf(oneOf(["success", "failure", "slaMiss"]))),
  deadlines: orAbsent(someDeadlines),
} satisfies Record<keyof SerializedDag, ShapeCheck>);

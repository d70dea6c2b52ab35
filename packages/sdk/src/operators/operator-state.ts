import type { SerializedTask } from "@baram/domain";
import type { DagPlace } from "../dag/dag-error.ts";
import type { DagState } from "../dag/dag-state.ts";
import type { GroupState } from "../graph/group-state.ts";
import type { DefaultArgs } from "../options/operator-options.ts";
import type { BaseOperator } from "./base-operator.ts";

/** Under this key an operator keeps its state. Registered, so that another copy of this package finds it too. */
export const OPERATOR_STATE = Symbol.for("baram.operatorState");

/** Under this key a class of operators says its kind when that is not `work`. */
export const OPERATOR_KIND = Symbol.for("baram.operatorKind");

/** How the scheduler treats an operator's tasks. */
export type OperatorKind = SerializedTask["kind"];

/** The settings of a task with every default filled in. */
export type TaskSettings = Pick<
  SerializedTask,
  | "owner"
  | "docMd"
  | "triggerRule"
  | "retries"
  | "retryDelaySeconds"
  | "retryExponentialBackoff"
  | "retryDelaySecondsMaximum"
  | "executionTimeoutSeconds"
  | "dependsOnPast"
  | "waitForDownstream"
  | "ignoreFirstDependsOnPast"
  | "pool"
  | "poolSlots"
  | "queue"
  | "priorityWeight"
  | "weightRule"
  | "maxActiveTisPerDag"
  | "maxActiveTisPerDagRun"
  | "isolation"
  | "doXcomPush"
  | "multipleOutputs"
>;

/** What an operator has recorded of its author's statements, beside the fields of its own class. */
export interface OperatorState {
  /** `null` for an operator outside any Dag, as in a test. */
  readonly dag: DagState | null;
  readonly group: GroupState | null;
  /** Full id. */
  readonly taskId: string;
  /** The options as given to this task, defaults of its Dag and task groups not among them. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The options that count: those of the Dag, then of each task group from the outside in, then the task's own. */
  readonly merged: DefaultArgs;
  settings: TaskSettings;
  isSetup: boolean;
  isTeardown: boolean;
  onFailureFailDagRun: boolean;
}

/** The state of an operator, `null` for anything else. */
export function operatorStateOf(value: unknown): OperatorState | null {
  if (typeof value !== "object" || value === null) return null;
  return (Reflect.get(value, OPERATOR_STATE) as OperatorState | undefined) ?? null;
}

/** Where an operator stands, for error sentences. */
export function placeOfOperator(operator: BaseOperator): DagPlace {
  return { dagId: operatorStateOf(operator)?.dag?.dagId ?? null, taskId: operator.taskId };
}

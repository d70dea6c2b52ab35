import { decideBranch, decideShortCircuit, isTruthy, type TaskGraph, taskGraph } from "@baram/domain";
import { DagError } from "../dag/dag-error.ts";
import { type DagState, OPERATOR_STATE, type Operator, placeOfOperator } from "../dag/dag-state.ts";
import { OPERATOR_KIND } from "../operators/operator-kind.ts";
import { serializeDagState } from "../serialize/serialize-dag.ts";

/** What a branch or a short circuit decided against. */
export interface SkippedTasks {
  readonly skippedTaskIds: readonly string[];
  /**
   * Stored as the XCom `skipmixin_key`, so that a task cleared later is skipped again; `null` when there is nothing
   * to remember.
   */
  readonly remembered: { readonly followed: readonly string[] } | { readonly skipped: readonly string[] } | null;
}

/**
 * What becomes of the tasks below, given what `execute` returned; `null` for an operator that decides nothing.
 *
 * Throws for a branch that chose what its Dag does not have: an ordinary failure of the task.
 */
export function decideSkips(operator: Operator, returned: unknown): SkippedTasks | null {
  const kind: unknown = Reflect.get(operator, OPERATOR_KIND);
  const { dag } = operator[OPERATOR_STATE];
  if (dag === null) return null;
  if (kind === "branch") return skippedByBranch(graphOf(dag), operator, returned);
  if (kind === "shortCircuit") return skippedByShortCircuit(graphOf(dag), operator, returned);
  return null;
}

/** A Dag does not change once its file is loaded, so its graph is made once. */
const GRAPHS = new WeakMap<DagState, TaskGraph>();

function graphOf(dag: DagState): TaskGraph {
  const known = GRAPHS.get(dag);
  if (known !== undefined) return known;
  const graph = taskGraph(serializeDagState(dag));
  GRAPHS.set(dag, graph);
  return graph;
}

function skippedByBranch(graph: TaskGraph, operator: Operator, choice: unknown): SkippedTasks {
  const decision = decideBranch({ graph, branchTaskId: operator.taskId, choice });
  if (decision.kind === "refused") throw new DagError(placeOfOperator(operator), decision.message);
  const { followedTaskIds, skippedTaskIds } = decision;
  const hasTasksBelow = followedTaskIds.length + skippedTaskIds.length > 0;
  return { skippedTaskIds, remembered: hasTasksBelow ? { followed: followedTaskIds } : null };
}

function skippedByShortCircuit(graph: TaskGraph, operator: Operator, condition: unknown): SkippedTasks {
  if (isTruthy(condition)) return { skippedTaskIds: [], remembered: null };
  const { skippedTaskIds } = decideShortCircuit({
    graph,
    taskId: operator.taskId,
    ignoreDownstreamTriggerRules: Reflect.get(operator, "ignoreDownstreamTriggerRules") !== false,
  });
  return { skippedTaskIds, remembered: skippedTaskIds.length === 0 ? null : { skipped: skippedTaskIds } };
}

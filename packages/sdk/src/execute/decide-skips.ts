import { groupRoots } from "@baram/domain";
import { DagError } from "../dag/dag-error.ts";
import type { DagState } from "../dag/dag-state.ts";
import { declaredTasks, settleReferences } from "../graph/declared-tasks.ts";
import type { BaseOperator } from "../operators/base-operator.ts";
import {
  OPERATOR_KIND,
  OPERATOR_STATE,
  type OperatorState,
  operatorStateOf,
  placeOfOperator,
} from "../operators/operator-state.ts";
import { isTruthy } from "../operators/short-circuit-operator.ts";
import { suggestion } from "../options/near-match.ts";

/** What a branch or a short circuit decided against. */
export interface SkipDecision {
  readonly skippedTaskIds: readonly string[];
  /**
   * Stored as the XCom `skipmixin_key`, so that a task cleared later is skipped again; `null` when there is nothing
   * to remember.
   */
  readonly remembered: { readonly followed: readonly string[] } | { readonly skipped: readonly string[] } | null;
}

/** What becomes of the tasks below, given what `execute` returned; `null` for an operator that decides nothing. */
export function decideSkips(operator: BaseOperator, returned: unknown): SkipDecision | null {
  const kind: unknown = Reflect.get(operator, OPERATOR_KIND);
  const { dag } = operator[OPERATOR_STATE];
  if (dag === null || (kind !== "branch" && kind !== "shortCircuit")) return null;
  settleReferences(dag);
  return kind === "branch" ? decideBranch(dag, operator, returned) : decideShortCircuit(dag, operator, returned);
}

function decideBranch(dag: DagState, operator: BaseOperator, returned: unknown): SkipDecision {
  const direct = [...dag.edges.downstreamOf(operator.taskId)];
  const chosen = chosenTaskIds(dag, operator, returned);
  const followed = new Set([...chosen, ...dag.edges.reachableFrom(chosen)]);
  return {
    skippedTaskIds: direct.filter((taskId) => !followed.has(taskId)),
    remembered: direct.length === 0 ? null : { followed: direct.filter((taskId) => followed.has(taskId)) },
  };
}

/** The tasks a branch names; a group stands for the tasks it begins with. */
function chosenTaskIds(dag: DagState, operator: BaseOperator, returned: unknown): readonly string[] {
  const ids: readonly unknown[] =
    returned === null || returned === undefined ? [] : Array.isArray(returned) ? returned : [returned];
  return ids.flatMap((id) => {
    if (typeof id !== "string") {
      throw new DagError(
        placeOfOperator(operator),
        `the branch chose ${String(id)}; expected the id of a task or a task group.`,
      );
    }
    if (dag.tasks.has(id)) return [id];
    if (dag.groups.has(id)) return groupRoots(declaredTasks(dag), id);
    throw new DagError(
      placeOfOperator(operator),
      `the branch chose "${id}", which is no task or task group of this Dag; give the full id, a group's before a task's.${hint(dag, id)}`,
    );
  });
}

/** The usual slip is an id without the prefix of its group. */
function hint(dag: DagState, id: string): string {
  const ids = [...dag.tasks.keys(), ...dag.groups.keys()];
  const inGroup = ids.find((one) => one.endsWith(`.${id}`));
  return inGroup === undefined ? suggestion(id, ids) : ` Did you mean "${inGroup}"?`;
}

function decideShortCircuit(dag: DagState, operator: BaseOperator, condition: unknown): SkipDecision {
  if (isTruthy(condition)) return { skippedTaskIds: [], remembered: null };
  const skipsAll = Reflect.get(operator, "ignoreDownstreamTriggerRules") !== false;
  const below = skipsAll ? dag.edges.reachableFrom([operator.taskId]) : dag.edges.downstreamOf(operator.taskId);
  const skippedTaskIds = [...dag.tasks.keys()].filter(
    (taskId) => below.has(taskId) && stateOf(dag, taskId)?.isTeardown !== true,
  );
  return { skippedTaskIds, remembered: skippedTaskIds.length === 0 ? null : { skipped: skippedTaskIds } };
}

function stateOf(dag: DagState, taskId: string): OperatorState | null {
  return operatorStateOf(dag.tasks.get(taskId));
}

import type { AnyDag } from "../dag/any-dag.ts";
import { DagError } from "../dag/dag-error.ts";
import { dagStateOf } from "../dag/dag-state.ts";
import type { BaseOperator } from "../operators/base-operator.ts";
import { OPERATOR_STATE, type TaskSettings } from "../operators/operator-state.ts";
import { suggestion } from "../options/near-match.ts";

/** The operator of a task, which the Dag must have. */
export function operatorOf(dag: AnyDag, taskId: string): BaseOperator {
  const tasks = dagStateOf(dag)?.tasks ?? new Map<string, BaseOperator>();
  const operator = tasks.get(taskId);
  if (operator !== undefined) return operator;
  throw new DagError(
    { dagId: dag.dagId, taskId: null },
    `it has no task "${taskId}".${suggestion(taskId, tasks.keys())}`,
  );
}

/** A task's settings with every default filled in. */
export function settingsOf(operator: BaseOperator): TaskSettings {
  return operator[OPERATOR_STATE].settings;
}

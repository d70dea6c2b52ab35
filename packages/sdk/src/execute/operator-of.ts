import { nearMatches } from "@baram/domain";
import type { AnyDag } from "../dag/any-dag.ts";
import { DagError } from "../dag/dag-error.ts";
import { dagStateOf, type Operator } from "../dag/dag-state.ts";

/** The operator of a task, which the Dag must have. */
export function operatorOf(dag: AnyDag, taskId: string): Operator {
  const tasks = dagStateOf(dag)?.tasks ?? new Map<string, Operator>();
  const operator = tasks.get(taskId);
  if (operator !== undefined) return operator;
  const [near] = nearMatches(taskId, [...tasks.keys()]);
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
  throw new DagError({ dagId: dag.dagId, taskId: null }, `it has no task "${taskId}".${hint}`);
}

import { referenceTargetOf } from "../reference/reference-target.ts";
import type { AnyDag } from "./any-dag.ts";
import { Dag } from "./dag.ts";
import { DAG_STATE, OPERATOR_STATE, type Operator, operatorStateOf } from "./dag-state.ts";

/**
 * The Dag of an operator or a reference; `null` for anything else.
 *
 * An operator that was made outside of any Dag, as in a test, is placed in one of its own.
 */
export function dagOfNode(node: unknown): AnyDag | null {
  const operator = operatorOfNode(node);
  if (operator === null) return null;
  const state = operator[OPERATOR_STATE];
  if (state.dag !== null) return { dagId: state.dag.dagId, [DAG_STATE]: state.dag } as unknown as AnyDag;
  const dag = new Dag("test", { schedule: null });
  Object.assign(state, { dag: dag[DAG_STATE] });
  dag[DAG_STATE].addTask(operator.taskId, operator);
  return dag;
}

function operatorOfNode(node: unknown): Operator | null {
  if (operatorStateOf(node) !== null) return node as Operator;
  const target = referenceTargetOf(node);
  return target !== null && "operator" in target ? target.operator : null;
}

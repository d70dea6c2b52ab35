import { operatorStateOf } from "../dag/dag-state.ts";
import { referenceTargetOf } from "./reference-target.ts";

/** The id of the task that a reference or an operator belongs to; `null` for what belongs to no single task. */
export function taskIdOf(node: unknown): string | null {
  const target = referenceTargetOf(node);
  if (target === null) return operatorStateOf(node)?.taskId ?? null;
  return "operator" in target ? target.operator.taskId : null;
}

import type { SerializedDag, TriggerRule } from "@baram/domain";
import { FailFastTriggerRuleError } from "../dag/dag-error.ts";

const POSSIBLE: readonly TriggerRule[] = ["all_success", "all_done_setup_success"];

/** Parity: where one failure ends the run, no task may count on running after one. */
export function checkFailFast(dag: SerializedDag): void {
  if (!dag.failFast) return;
  const task = dag.tasks.find(({ triggerRule }) => !POSSIBLE.includes(triggerRule));
  if (task !== undefined) throw new FailFastTriggerRuleError(dag.dagId, task);
}

import type { NewCallback } from "@baram/metadata-store";
import type { DagRunTransition } from "@baram/metadata-store/transitions";
import type { BatchedDagRun } from "../batch/batched-dag-run.ts";

/** Whom a run tells that it ends. `null` for one that does not, that tells nobody, or whose end was marked by hand. */
export function callbackOfRunEnd(
  { row, version }: BatchedDagRun,
  { verb, changes }: DagRunTransition,
): NewCallback | null {
  const event = verb === "succeed" ? "success" : verb === "fail" ? "failure" : null;
  if (event === null || version.dag.callbacks?.includes(event) !== true) return null;
  const call = { kind: "dag", event, reason: changes.stateReason ?? event } as const;
  return { dagId: row.dagId, dagRunId: row.id, taskInstanceId: null, call };
}

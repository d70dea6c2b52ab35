import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";
import { type ClearTaskInstancesOutcome, clearTaskInstances } from "./clear-task-instances.ts";

/** Clears every instance of one run, and queues the run again if it was finished. */
export function clearDagRun(
  transaction: MetadataTransaction,
  {
    dagId,
    runId,
    isDryRun,
    now,
  }: { readonly dagId: string; readonly runId: string; readonly isDryRun: boolean; readonly now: Instant },
): Promise<ClearTaskInstancesOutcome> {
  return clearTaskInstances(transaction, {
    dagId,
    taskIds: null,
    runs: { kind: "run", runId, includePast: false, includeFuture: false },
    onlyFailed: false,
    onlyRunning: false,
    includeUpstream: false,
    includeDownstream: false,
    resetDagRuns: true,
    isDryRun,
    now,
  });
}

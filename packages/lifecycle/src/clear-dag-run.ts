import type { MetadataTransaction } from "@baram/metadata-store";
import {
  type ClearTaskInstancesInput,
  type ClearTaskInstancesOutcome,
  clearTaskInstances,
} from "./clear-task-instances.ts";

/** Clears every instance of one run, and queues the run again if it was finished. */
export function clearDagRun(
  transaction: MetadataTransaction,
  {
    dagId,
    runId,
    version,
    isDryRun,
    now,
  }: Pick<ClearTaskInstancesInput, "dagId" | "version" | "isDryRun" | "now"> & { readonly runId: string },
): Promise<ClearTaskInstancesOutcome> {
  return clearTaskInstances(transaction, {
    dagId,
    taskIds: null,
    mapIndexes: null,
    runs: { kind: "run", runId, includePast: false, includeFuture: false },
    onlyFailed: false,
    onlyRunning: false,
    includeUpstream: false,
    includeDownstream: false,
    resetDagRuns: true,
    version,
    isDryRun,
    now,
  });
}

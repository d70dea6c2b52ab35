import type { Instant } from "@baram/domain";
import { claimStartableDagRuns, flag, type MetadataTransaction } from "@baram/metadata-store";
import { RUNS_PER_START } from "./batch/runs-per-start.ts";
import { sendStartedRuns } from "./batch/send-started-runs.ts";
import type { StartedTaskInstance, StartTaskInstancesInput } from "./batch/start-chosen.ts";
import { startTaskInstances } from "./start-task-instances.ts";

/** What was started. */
export interface StartedDagRuns {
  /** Whether another call may find more: this one took as many as it may, or runs ended by it and made room. */
  readonly mayHaveMore: boolean;
  readonly started: readonly StartedTaskInstance[];
}

/**
 * Starts queued runs as `startDagRuns` does, then queues and starts what fits by then: whoever triggered a run waits for
 * one commit.
 */
export async function startDagRunsAndTaskInstances(
  transaction: MetadataTransaction,
  { now, startInput }: { readonly now: Instant; readonly startInput: StartTaskInstancesInput },
): Promise<StartedDagRuns> {
  const onlyBackfills = flag(startInput.onlyBackfills ?? false);
  const dagRuns = await claimStartableDagRuns(transaction, { now, limit: RUNS_PER_START, onlyBackfills });
  if (dagRuns.length === 0) return { mayHaveMore: false, started: [] };
  const { endedCount, written, along } = await sendStartedRuns(transaction, { dagRuns, now, start: startInput });
  const started = along?.complete(transaction) ?? startTaskInstances(transaction, startInput);
  // A failure of one ends the transaction, and what the other then still did would be outside of it: both end first.
  await Promise.allSettled([written, started]);
  await written;
  return { mayHaveMore: dagRuns.length >= RUNS_PER_START || endedCount > 0, started: await started };
}

import { type Instant, stateReason } from "@baram/domain";
import { claimTimedOutDagRuns, type MetadataTransaction } from "@baram/metadata-store";
import { advanceBatch } from "./batch/advance-batch.ts";
import type { FinishedTask } from "./batch/candidate.ts";
import { endInstance } from "./batch/end-instance.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";

/** How many runs one call ends at most; the rest follows in the next. */
const RUNS_PER_CALL = 20;

/**
 * Fails the running runs whose time is up.
 *
 * Parity: all that is unfinished in them is skipped, teardowns included; running attempts are stopped.
 *
 * @param dagRunId looks at one run alone; `null` at all.
 * @returns how many there were; call again while it is not zero.
 */
export async function timeOutDagRuns(
  transaction: MetadataTransaction,
  { dagRunId = null, now }: { readonly dagRunId?: number | null; readonly now: Instant },
): Promise<number> {
  const rows = await claimTimedOutDagRuns(transaction, { dagRunId, now, limit: RUNS_PER_CALL });
  if (rows.length === 0) return 0;
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns(rows);
  const finished: FinishedTask[] = [];
  for (const run of batch.runs.values()) {
    for (const instance of await batch.loadRun(run)) {
      if (instance.isFinished) continue;
      endInstance(batch, instance, { verb: "skip", reason: stateReason("run-timed-out") });
      finished.push({ run, taskId: instance.row.taskId, mapIndex: instance.mapIndex });
    }
    run.decidedEnd = { verb: "fail", reason: "timed_out" };
  }
  await advanceBatch(batch, { finished, candidates: [] });
  await batch.write();
  return rows.length;
}

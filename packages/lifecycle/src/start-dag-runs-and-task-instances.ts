import type { Instant } from "@baram/domain";
import { claimStartableDagRuns, flag, type MetadataTransaction } from "@baram/metadata-store";
import { RUNS_PER_START } from "./batch/runs-per-start.ts";
import { type RunAlone, sendRunAlone } from "./batch/send-run-alone.ts";
import { sendStartedRuns } from "./batch/send-started-runs.ts";
import { type StartsAfterBatch, startAfterBatch } from "./batch/start-after-batch.ts";
import type { StartTaskInstancesInput } from "./batch/started-task-instance.ts";

/** What was started. */
export interface StartedDagRuns extends StartsAfterBatch {
  /** Whether another call may find more: this one took as many as it may, or runs ended by it and made room. */
  readonly mayHaveMore: boolean;
}

/**
 * Starts queued runs as `startDagRuns` does, then queues and starts what fits by then: whoever triggered a run waits for
 * one commit.
 *
 * @param given.dagIds the only Dags that may have runs to start, where the caller knows. Defaults to all.
 * @param given.alone the only run that may have to be started, where the caller knows of one. That there may be more is also
 * told where it was not to be started so: the next call, without it, finds what there is.
 */
export async function startDagRunsAndTaskInstances(
  transaction: MetadataTransaction,
  {
    now,
    dagIds = null,
    alone = null,
    startInput,
  }: {
    readonly now: Instant;
    readonly dagIds?: readonly string[] | null;
    readonly alone?: RunAlone | null;
    readonly startInput: StartTaskInstancesInput;
  },
): Promise<StartedDagRuns> {
  const nothing = { started: [], hasRoom: startInput.hasRoom ?? false };
  const sentAlone = alone === null ? "unsuited" : await sendRunAlone(transaction, { alone, now, start: startInput });
  if (sentAlone === "not-alone") return { mayHaveMore: true, ...nothing };
  if (sentAlone !== "unsuited") {
    const { endedCount, ...sent } = sentAlone;
    return { mayHaveMore: endedCount > 0, ...(await startAfterBatch(transaction, sent, startInput)) };
  }
  const onlyBackfills = flag(startInput.onlyBackfills ?? false);
  const dagRuns = await claimStartableDagRuns(transaction, { now, limit: RUNS_PER_START, onlyBackfills, dagIds });
  if (dagRuns.length === 0) return { mayHaveMore: false, ...nothing };
  const { endedCount, ...sent } = await sendStartedRuns(transaction, { dagRuns, now, start: startInput });
  const starts = await startAfterBatch(transaction, sent, startInput);
  return { mayHaveMore: dagRuns.length >= RUNS_PER_START || endedCount > 0, ...starts };
}

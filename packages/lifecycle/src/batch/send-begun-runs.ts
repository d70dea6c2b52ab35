import type { LockedDagRunOfDag } from "@baram/metadata-store";
import type { CapacityLook } from "../capacity/look-at-capacity.ts";
import { advanceBatch } from "./advance-batch.ts";
import type { FinishedTask } from "./candidate.ts";
import type { SentBatch } from "./start-after-batch.ts";
import { startAlong } from "./start-along.ts";
import type { StartTaskInstancesInput } from "./started-task-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** What a start of runs came to. */
export interface StartedRuns {
  readonly count: number;
  /** How many of them came to their end with it, since nothing in them needs a worker. */
  readonly endedCount: number;
}

/** The same while it is on its way. */
export interface SentStartedRuns extends StartedRuns, SentBatch {}

/** Makes ready what has nothing to wait for in runs that have begun with this batch, and sends all of it. */
export async function sendBegunRuns(
  batch: TransitionBatch,
  {
    dagRuns,
    candidates,
    look,
    start,
  }: {
    readonly dagRuns: readonly LockedDagRunOfDag[];
    readonly candidates: readonly FinishedTask[];
    /** What is taken and what waits; `null` where that is looked at afterwards. */
    readonly look: CapacityLook | null;
    readonly start: StartTaskInstancesInput | null;
  },
): Promise<SentStartedRuns> {
  const count = batch.runs.size;
  await advanceBatch(batch, { finished: [], candidates });
  const ended = [...batch.runs.values()].filter(
    ({ unfinishedCount, isDeadlocked }) => unfinishedCount === 0 || isDeadlocked,
  );
  const along = start === null || look === null ? null : await startAlong(batch, { look, dagRuns, input: start });
  const { written } = await batch.send();
  return { count, endedCount: ended.length, written, along };
}

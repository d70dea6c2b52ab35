import { isDeadlocked } from "@baram/domain";
import { listOpenTaskExpansions } from "@baram/metadata-store";
import { advanceRound } from "./advance-round.ts";
import type { BatchedDagRun } from "./batched-dag-run.ts";
import type { Candidate, FinishedTask } from "./candidate.ts";
import { candidatesBelow } from "./candidates-below.ts";
import type { TransitionBatch } from "./transition-batch.ts";
import { waitingInLaterRuns } from "./waiting-in-later-runs.ts";

/**
 * Decides what may run next: the tasks directly downstream of what finished, and the given candidates.
 *
 * Ready instances are scheduled, ones that can never run are settled, mapped tasks whose lists are there are expanded,
 * and what that brings about is looked at in turn, round by round, until nothing changes. Runs in which nothing is on
 * its way any more although something is unfinished are looked at as a whole, and end when they are deadlocked.
 */
export async function advanceBatch(
  batch: TransitionBatch,
  {
    finished,
    candidates,
  }: { readonly finished: readonly FinishedTask[]; readonly candidates: readonly FinishedTask[] },
): Promise<void> {
  await advanceRounds(batch, [...candidatesBelow(finished), ...candidates], finished);
  for (const run of batch.runs.values()) {
    const isStalled = run.row.state === "running" && run.activeCount === 0 && run.unfinishedCount > 0;
    if (isStalled && !batch.isUntouched(run)) await judgeStalledRun(batch, run);
  }
}

/** Goes on round by round, then with what waits in later runs for what these rounds finished. */
async function advanceRounds(
  batch: TransitionBatch,
  candidates: readonly Candidate[],
  finishedBefore: readonly FinishedTask[],
): Promise<void> {
  const finished = [...finishedBefore];
  let round = candidates;
  while (round.length > 0) {
    const result = await advanceRound(batch, round);
    finished.push(...result.finished);
    round = [...result.added, ...candidatesBelow(result.finished)];
  }
  const later = await waitingInLaterRuns(batch, finished);
  if (later.length > 0) await advanceRounds(batch, later, []);
}

/**
 * A run in which nothing is on its way although something is unfinished.
 *
 * Every unfinished instance is looked at, which finds what an event lost; if still nothing moves, and nothing waits
 * for an earlier run, the run is deadlocked and the instances keep their state.
 */
async function judgeStalledRun(batch: TransitionBatch, run: BatchedDagRun): Promise<void> {
  if (await hasOpenExpansions(batch, run)) return;
  const instances = await batch.loadRun(run);
  const unfinishedTaskIds = new Set(instances.filter(({ isFinished }) => !isFinished).map(({ row }) => row.taskId));
  await advanceRounds(
    batch,
    [...unfinishedTaskIds].map((taskId) => ({ run, taskId })),
    [],
  );
  if (run.activeCount > 0 || run.unfinishedCount === 0 || (await hasOpenExpansions(batch, run))) return;
  const unfinished = [...run.instances.values()]
    .flat()
    .filter(({ isFinished }) => !isFinished)
    .map(({ state, row }) => ({ state, task: run.graph.task(row.taskId) }));
  run.isDeadlocked = isDeadlocked({ unfinished, anyReady: false, anyChanged: false });
}

/** Whether instances of a mapped task are still to be inserted or looked at, in transactions of their own. */
async function hasOpenExpansions(batch: TransitionBatch, run: BatchedDagRun): Promise<boolean> {
  if (run.mapping === null) return false;
  return (await listOpenTaskExpansions(batch.transaction, { dagRunId: run.row.id })).length > 0;
}

import type { LockedDagRun } from "@baram/metadata-store";
import { noteChange } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { advanceBatch } from "./advance-batch.ts";
import type { BatchedTaskInstance, RunInBatch } from "./batched-task-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/**
 * Clears instances of a batch and writes it: no status, tries allowed anew, running ones told to stop.
 *
 * Parity: `max_tries` becomes the present try plus the task's present retries; the try number stays. With
 * `resetDagRuns` a finished run is queued again; without, it stays finished and its cleared instances wait.
 */
export async function clearBatch(
  batch: TransitionBatch,
  instances: readonly BatchedTaskInstance[],
  { resetDagRuns }: { readonly resetDagRuns: boolean },
): Promise<void> {
  for (const instance of instances) clearInstance(batch, instance);
  const touched = new Set(instances.map(({ run }) => run));
  const candidates = instances.map(({ run, row, mapIndex }) => ({ run, taskId: row.taskId, mapIndex }));
  // In a run that goes on, what was cleared may be ready at once.
  await advanceBatch(batch, { finished: [], candidates: candidates.filter(({ run }) => run.row.state === "running") });
  await batch.write();
  if (resetDagRuns) await queueFinishedRuns(batch, touched);
}

function clearInstance(batch: TransitionBatch, instance: BatchedTaskInstance): void {
  const { row, run, state } = instance;
  const retries = run.graph.findTask(row.taskId)?.retries ?? 0;
  const maxTries = row.tryNumber + retries;
  if (state === "running") {
    // The lease stays until the attempt has been stopped; its report then opens the next try.
    instance.apply("restart", { maxTries });
    const { leaseToken } = row;
    if (leaseToken !== null) {
      noteChange(batch.transaction, { kind: "stopAttempt", taskInstanceId: row.id, leaseToken });
    }
  } else if (state !== "restarting") {
    instance.apply("clear", { maxTries, retryAt: null, firstStartedAt: null, stateReason: null });
  }
}

async function queueFinishedRuns(batch: TransitionBatch, runs: Iterable<RunInBatch>): Promise<void> {
  const finished = [...runs].filter(({ row }) => row.state === "success" || row.state === "failed");
  await applyDagRunTransitions(
    batch.transaction,
    finished.map(({ row }) => ({ dagRun: row, verb: "queue", changes: queuedChanges(batch, row) })),
  );
}

function queuedChanges(batch: TransitionBatch, row: LockedDagRun) {
  return {
    queuedAt: batch.now,
    startDate: null,
    endDate: null,
    lastSchedulingDecisionAt: null,
    clearNumber: row.clearNumber + 1,
    stateReason: null,
  };
}

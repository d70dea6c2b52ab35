import { decideFailFast, stateReason } from "@baram/domain";
import type { BatchedDagRun } from "./batched-dag-run.ts";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";
import type { FinishedTask } from "./candidate.ts";
import { endInstance } from "./end-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/**
 * Stops the fail-fast runs in which one of the given instances has just failed for good: what runs fails and is
 * stopped, what has not run is skipped, teardowns are left to their work.
 *
 * Costs work in proportion to the run; it happens about once in its life.
 */
export async function stopFailedFast(
  batch: TransitionBatch,
  instances: readonly BatchedTaskInstance[],
): Promise<readonly FinishedTask[]> {
  const stopped: FinishedTask[] = [];
  const failed = instances.filter(({ state, run }) => state === "failed" && run.version.dag.failFast);
  for (const run of batch.runs.values()) {
    const first = failed.find((instance) => instance.run === run);
    if (first !== undefined) stopped.push(...(await stopRun(batch, run, first)));
  }
  return stopped;
}

async function stopRun(
  batch: TransitionBatch,
  run: BatchedDagRun,
  failed: BatchedTaskInstance,
): Promise<readonly FinishedTask[]> {
  const stopped: FinishedTask[] = [];
  const reason = stateReason("failed-fast", { taskId: failed.row.taskId });
  for (const instance of await batch.loadRun(run)) {
    const { taskId } = instance.row;
    const isTeardown = run.graph.findTask(taskId)?.isTeardown ?? false;
    const verb = decideFailFast({ state: instance.state, isTeardown });
    if (verb === null) continue;
    endInstance(batch, instance, { verb, reason });
    stopped.push({ run, taskId, mapIndex: instance.mapIndex });
  }
  if (stopped.length > 0) run.hasFailedFast = true;
  return stopped;
}

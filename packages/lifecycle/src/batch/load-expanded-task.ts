import { isDecider, levelsShared, tasksAround } from "@baram/domain";
import type { RunInBatch } from "./batched-task-instance.ts";
import type { Look } from "./look-at.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** Reads all that is needed to judge every instance of an expanded task. Costs work in proportion to their number. */
export async function loadExpandedTask(batch: TransitionBatch, look: Look): Promise<void> {
  const dagRunId = look.run.row.id;
  const met = tasksAround(look.run, look.taskId).filter((taskId) => meetsByIndex(look.run, look.taskId, taskId));
  await batch.loadTasks([look.taskId, ...met].map((taskId) => ({ dagRunId, taskId })));
}

/**
 * Whether the instances of two expanded tasks meet by index: they share a mapped group, or the upper one decides about
 * the lower one by its own index, as a mapped branch does.
 */
function meetsByIndex(run: RunInBatch, taskId: string, upstreamId: string): boolean {
  if (run.lengthsOf(upstreamId) === null) return false;
  return levelsShared(run, taskId, upstreamId) > 0 || isDecider(run.graph, upstreamId);
}

import { dagMapping, leafTaskIds, type SerializedDag, taskGraph, tasksAround } from "@baram/domain";
import { type MetadataTransaction, serializedDagsOf } from "@baram/metadata-store";
import type { FinishedAttempt, TaskPlace } from "./finished-attempt.ts";

/** Of a Dag with more leaves than these, what a run's end is decided by is read when it ends. */
const LEAVES_MAXIMUM = 8;

/**
 * The tasks whose instances are looked at by the ends of these attempts, as far as is known before anything has been read:
 * what is directly below, and what decides about that. Nothing of Dags with mapped tasks, of which single instances are read.
 */
export async function tasksDecidedBy(
  transaction: MetadataTransaction,
  attempts: readonly FinishedAttempt[],
): Promise<readonly TaskPlace[]> {
  const tasks = new Map<string, TaskPlace>();
  for (const { place, outcome } of attempts) {
    if (place === undefined || outcome.kind !== "success") continue;
    const { dagRunId, dagVersionId } = place;
    const { dag } = await serializedDagsOf(transaction).get(transaction, dagVersionId);
    for (const taskId of taskIdsDecidedBy(dag, place.taskId)) {
      tasks.set(`${dagRunId}\0${taskId}`, { dagRunId, dagVersionId, taskId });
    }
  }
  return [...tasks.values()];
}

function taskIdsDecidedBy(dag: SerializedDag, taskId: string): readonly string[] {
  const graph = taskGraph(dag);
  // A task that its Dag does not have any more decides about nothing that is known yet.
  if (dagMapping(dag) !== null || graph.findTask(taskId) === null) return [];
  const below = [...graph.downstreamIds(taskId), ...graph.governedTaskIds(taskId)];
  if (below.length > 0) return below.flatMap((id) => [id, ...tasksAround({ graph, mapping: null }, id)]);
  const leaves = leafTaskIds(graph);
  return leaves.length > LEAVES_MAXIMUM ? [] : leaves;
}

import { dagMapping, leafTaskIds, type SerializedDag, taskGraph, tasksAround } from "@baram/domain";
import { type MetadataTransaction, serializedDagsOf } from "@baram/metadata-store";
import type { FinishedAttempt, TaskPlace } from "./finished-attempt.ts";

/** Of a Dag with more leaves than these, what a run's end is decided by is read when it ends. */
const LEAVES_MAXIMUM = 8;

/** What is known of attempts before anything has been read. */
export interface TasksOfAttempts {
  /** Those of the attempts and those that they decide about, each once. */
  readonly tasks: readonly TaskPlace[];
  /** The instances of attempts whose tasks are not among them. */
  readonly otherIds: readonly number[];
}

/**
 * The tasks whose instances are looked at by the ends of these attempts, as far as is known: their own, what is directly
 * below, and what decides about that. Nothing of Dags with mapped tasks, of which single instances are read.
 */
export async function tasksDecidedBy(
  transaction: MetadataTransaction,
  attempts: readonly FinishedAttempt[],
): Promise<TasksOfAttempts> {
  const tasks = new Map<string, TaskPlace>();
  const otherIds: number[] = [];
  for (const attempt of attempts) {
    const known = await tasksKnownOf(transaction, attempt);
    if (known === null) otherIds.push(attempt.taskInstanceId);
    else for (const task of known) tasks.set(`${task.dagRunId}\0${task.taskId}`, task);
  }
  return { tasks: [...tasks.values()], otherIds };
}

/** `null` where the task itself is not known, or single instances are to be read. */
async function tasksKnownOf(
  transaction: MetadataTransaction,
  { place, outcome }: FinishedAttempt,
): Promise<readonly TaskPlace[] | null> {
  if (place === undefined) return null;
  const { dagRunId, dagVersionId, taskId } = place;
  const { dag } = await serializedDagsOf(transaction).get(transaction, dagVersionId);
  if (dagMapping(dag) !== null) return null;
  const decided = outcome.kind === "success" ? taskIdsDecidedBy(dag, taskId) : [];
  return [taskId, ...decided].map((id) => ({ dagRunId, dagVersionId, taskId: id }));
}

function taskIdsDecidedBy(dag: SerializedDag, taskId: string): readonly string[] {
  const graph = taskGraph(dag);
  // A task that its Dag does not have any more decides about nothing that is known yet.
  if (graph.findTask(taskId) === null) return [];
  const below = [...graph.downstreamIds(taskId), ...graph.governedTaskIds(taskId)];
  if (below.length > 0) return below.flatMap((id) => [id, ...tasksAround({ graph, mapping: null }, id)]);
  const leaves = leafTaskIds(graph);
  return leaves.length > LEAVES_MAXIMUM ? [] : leaves;
}

import { dagMapping, leafTaskIds, type SerializedDag, taskGraph, tasksAround } from "@baram/domain";
import { type MetadataTransaction, serializedDagsOf } from "@baram/metadata-store";
import type { FinishedAttempt, TaskPlace } from "./finished-attempt.ts";
import { mayDependOnPast } from "./may-depend-on-past.ts";

/** Of a Dag with more leaves than these, what a run's end is decided by is read when it ends. */
const LEAVES_MAXIMUM = 8;

/** What is known of attempts before anything has been read. */
export interface TasksOfAttempts {
  /** Those of the attempts and those that they decide about, each once. */
  readonly tasks: readonly TaskPlace[];
  /** The instances of attempts whose tasks are not among them. */
  readonly otherIds: readonly number[];
  /** Whether their ends have nothing locked but instances of their own runs: no other run, and no asset. */
  readonly staysInRuns: boolean;
  /** Whether at most one instance becomes ready by each of them. */
  readonly leadsToOneEach: boolean;
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
  let staysInRuns = true;
  let leadsToOneEach = true;
  for (const { place, outcome, taskInstanceId } of attempts) {
    const dag = place === undefined ? null : await dagOf(transaction, place);
    staysInRuns &&= place !== undefined && dag !== null && endStaysInRun(dag, place.taskId);
    leadsToOneEach &&= place !== undefined && dag !== null && leadsToOne(dag, place.taskId);
    if (place === undefined || dag === null || dagMapping(dag) !== null) {
      otherIds.push(taskInstanceId);
      continue;
    }
    const { dagRunId, dagVersionId } = place;
    const decided = outcome.kind === "success" ? taskIdsDecidedBy(dag, place.taskId) : [];
    for (const taskId of [place.taskId, ...decided]) {
      tasks.set(`${dagRunId}\0${taskId}`, { dagRunId, dagVersionId, taskId });
    }
  }
  return { tasks: [...tasks.values()], otherIds, staysInRuns, leadsToOneEach };
}

async function dagOf(transaction: MetadataTransaction, { dagVersionId }: TaskPlace): Promise<SerializedDag> {
  return (await serializedDagsOf(transaction).get(transaction, dagVersionId)).dag;
}

function endStaysInRun(dag: SerializedDag, taskId: string): boolean {
  return !mayDependOnPast(dag) && taskGraph(dag).findTask(taskId)?.outlets.length === 0;
}

function leadsToOne(dag: SerializedDag, taskId: string): boolean {
  const graph = taskGraph(dag);
  if (dagMapping(dag) !== null || graph.findTask(taskId) === null) return false;
  return graph.downstreamIds(taskId).length + graph.governedTaskIds(taskId).length <= 1;
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

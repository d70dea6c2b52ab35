import type { SerializedDag, SerializedMapLength, SerializedTask } from "../serialized-dag/serialized-dag.ts";

/**
 * How the runs of a back-fill differ from what their Dag says. Kept with each run, so that it goes by the same terms
 * whenever it is cleared.
 *
 * Parity: the dates of the Dag and of its tasks never hold such a run.
 */
export interface RunTerms {
  /** The tasks that the run consists of; `null` for all. */
  readonly taskIds: readonly string[] | null;
  /** Whether tasks that depend on their past run whatever it was. */
  readonly isPastIgnored: boolean;
  /** The pool of every task, whatever the task says. */
  readonly pool: string | null;
  /** Whether a task that fails may be tried again. */
  readonly mayRetry: boolean;
}

/** What makes no difference but that of the dates. */
export const PLAIN_RUN_TERMS: RunTerms = { taskIds: null, isPastIgnored: false, pool: null, mayRetry: true };

/** The Dag that a run goes by under its terms. Tasks that have left the Dag since are left out. */
export function dagUnderTerms(dag: SerializedDag, terms: RunTerms): SerializedDag {
  const chosen = terms.taskIds === null ? null : new Set(terms.taskIds);
  const isPart = (taskId: string) => chosen === null || chosen.has(taskId);
  const isKnownTask = new Set(dag.tasks.map(({ taskId }) => taskId));
  const isPartOfGroup = (id: string) => !isKnownTask.has(id) || isPart(id);
  return {
    ...dag,
    startDate: null,
    endDate: null,
    tasks: dag.tasks.filter(({ taskId }) => isPart(taskId)).map((task) => taskUnderTerms(task, terms, isPart)),
    taskGroups: dag.taskGroups.map((group) => ({
      ...group,
      upstreamIds: group.upstreamIds.filter(isPartOfGroup),
      downstreamIds: group.downstreamIds.filter(isPartOfGroup),
    })),
  };
}

function taskUnderTerms(
  task: SerializedTask,
  { isPastIgnored, pool, mayRetry }: RunTerms,
  isPart: (taskId: string) => boolean,
): SerializedTask {
  return {
    ...task,
    startDate: null,
    endDate: null,
    pool: pool ?? task.pool,
    retries: mayRetry ? task.retries : 0,
    dependsOnPast: task.dependsOnPast && !isPastIgnored,
    waitForDownstream: task.waitForDownstream && !isPastIgnored,
    downstreamTaskIds: task.downstreamTaskIds.filter(isPart),
    inputTaskIds: task.inputTaskIds.filter(isPart),
  };
}

/** A task that cannot be told how often it runs, because the task whose list decides is not part of the run. */
export interface MissingMapLength {
  /** The mapped task, or the group. */
  readonly id: string;
  readonly missingTaskId: string;
}

/** Finds what could never be expanded if a run consisted of those tasks alone; `null` where there is nothing. */
export function findMissingMapLength(dag: SerializedDag, taskIds: readonly string[]): MissingMapLength | null {
  const chosen = new Set(taskIds);
  const groupIds = new Set<string>();
  const parents = new Map(dag.taskGroups.map(({ groupId, parentGroupId }) => [groupId, parentGroupId]));
  for (const task of dag.tasks) {
    if (!chosen.has(task.taskId)) continue;
    for (let id = task.groupId; id !== null; id = parents.get(id) ?? null) groupIds.add(id);
  }
  const mapped = [
    ...dag.tasks.filter(({ taskId }) => chosen.has(taskId)).map((task) => ({ id: task.taskId, of: task.expansion })),
    ...dag.taskGroups
      .filter((group) => groupIds.has(group.groupId))
      .map((group) => ({ id: group.groupId, of: group.expansion })),
  ];
  for (const { id, of } of mapped) {
    const missingTaskId = (of === null ? [] : tasksOf(of)).find((taskId) => !chosen.has(taskId));
    if (missingTaskId !== undefined) return { id, missingTaskId };
  }
  return null;
}

function tasksOf(length: SerializedMapLength): readonly string[] {
  switch (length.kind) {
    case "literal":
      return [];
    case "task":
      return [length.taskId];
    default:
      return length.of.flatMap(tasksOf);
  }
}

import { tasksThatGiveTheLength } from "../serialized-dag/map-length.ts";
import type { SerializedDag, SerializedMapLength, SerializedTask } from "../serialized-dag/serialized-dag.ts";

/** A task that has several instances in a run: it is mapped itself, or it is in a mapped task group. */
export interface MappedTask {
  readonly taskId: string;
  /** The mapped groups around it, outermost first. */
  readonly groupIds: readonly string[];
  /** How often each of the groups is repeated, outermost first, and at the end the task's own length if it has one. */
  readonly lengths: readonly SerializedMapLength[];
  /** The tasks whose results give those lengths, each once. */
  readonly sourceIds: readonly string[];
}

/** Which tasks of a Dag have several instances. */
export interface DagMapping {
  find(taskId: string): MappedTask | null;
}

const MAPPINGS = new WeakMap<SerializedDag, { readonly mapping: DagMapping | null }>();

/** The mapped tasks of a Dag, found once per Dag object; `null` for a Dag in which nothing is mapped. */
export function dagMapping(dag: SerializedDag): DagMapping | null {
  const known = MAPPINGS.get(dag);
  if (known !== undefined) return known.mapping;
  const mapping = findMapping(dag);
  MAPPINGS.set(dag, { mapping });
  return mapping;
}

function findMapping(dag: SerializedDag): DagMapping | null {
  const groups = new Map(dag.taskGroups.map((group) => [group.groupId, group]));
  const mapped = new Map<string, MappedTask>();
  for (const task of dag.tasks) {
    const groupIds: string[] = [];
    const lengths: SerializedMapLength[] = task.expansion === null ? [] : [task.expansion];
    let group = groups.get(task.groupId ?? "");
    while (group !== undefined) {
      if (group.expansion !== null) {
        groupIds.unshift(group.groupId);
        lengths.unshift(group.expansion);
      }
      group = groups.get(group.parentGroupId ?? "");
    }
    if (lengths.length > 0) mapped.set(task.taskId, describe(task, groupIds, lengths));
  }
  return mapped.size === 0 ? null : { find: (taskId) => mapped.get(taskId) ?? null };
}

function describe(
  { taskId }: SerializedTask,
  groupIds: readonly string[],
  lengths: readonly SerializedMapLength[],
): MappedTask {
  return { taskId, groupIds, lengths, sourceIds: [...new Set(lengths.flatMap(tasksThatGiveTheLength))] };
}

/**
 * How many of the mapped groups around two tasks they share: within these, instances meet by index.
 *
 * 0 where the tasks have no mapped group in common: then each sees every instance of the other.
 */
export function sharedLevels(task: MappedTask | null, other: MappedTask | null): number {
  if (task === null || other === null) return 0;
  const different = task.groupIds.findIndex((groupId, level) => other.groupIds[level] !== groupId);
  return different < 0 ? task.groupIds.length : different;
}

import type { SerializedDag, SerializedTask } from "./serialized-dag.ts";

/** As much of a graph as the ends of a group depend on; a Dag that is still being declared has it too. */
export interface GroupedTasks {
  task(taskId: string): Pick<SerializedTask, "isSetup" | "isTeardown">;
  upstreamIds(taskId: string): readonly string[];
  downstreamIds(taskId: string): readonly string[];
  /** The tasks of a group and of the groups in it, in order of declaration. */
  groupTaskIds(groupId: string): readonly string[];
}

/** The ids of the groups around a task or group, innermost first. */
export function enclosingGroupIds(
  parents: ReadonlyMap<string, string | null>,
  groupId: string | null,
): readonly string[] {
  const enclosing: string[] = [];
  for (let id = groupId; id !== null && !enclosing.includes(id); id = parents.get(id) ?? null) enclosing.push(id);
  return enclosing;
}

/** Each group's parent, `null` at the top. */
export function parentByGroup(dag: SerializedDag): ReadonlyMap<string, string | null> {
  return new Map(dag.taskGroups.map((group) => [group.groupId, group.parentGroupId]));
}

/** The tasks of each group, those of inner groups included. */
export function tasksByGroup(dag: SerializedDag): ReadonlyMap<string, readonly string[]> {
  const parents = parentByGroup(dag);
  const tasks = new Map<string, string[]>(dag.taskGroups.map((group) => [group.groupId, []]));
  for (const task of dag.tasks) {
    for (const groupId of enclosingGroupIds(parents, task.groupId)) tasks.get(groupId)?.push(task.taskId);
  }
  return tasks;
}

/**
 * The tasks of a group without an upstream inside it.
 *
 * Edges to tasks outside do not matter, paths that leave the group and come back neither.
 */
export function groupRoots(graph: GroupedTasks, groupId: string): readonly string[] {
  const taskIds = graph.groupTaskIds(groupId);
  const inside = new Set(taskIds);
  return taskIds.filter((taskId) => !graph.upstreamIds(taskId).some((id) => inside.has(id)));
}

/**
 * The tasks of a group without a downstream inside it, where a teardown is never the last: in its place stand its
 * upstreams inside the group that have no other work below them there.
 *
 * Parity: the direct edge from a setup to its teardown is not followed, so a group of only a setup and its teardown
 * has no leaf, and an edge from it sets nothing.
 */
export function groupLeaves(graph: GroupedTasks, groupId: string): readonly string[] {
  const taskIds = graph.groupTaskIds(groupId);
  const inside = new Set(taskIds);
  const leaves = new Set<string>();
  for (const taskId of taskIds) {
    if (graph.downstreamIds(taskId).some((id) => inside.has(id))) continue;
    if (!graph.task(taskId).isTeardown) leaves.add(taskId);
    else for (const leaf of lastWorkAbove(graph, taskId, inside)) leaves.add(leaf);
  }
  return [...leaves];
}

function lastWorkAbove(graph: GroupedTasks, teardownId: string, inside: ReadonlySet<string>): readonly string[] {
  const work: string[] = [];
  const teardowns = new Set([teardownId]);
  for (const belowId of teardowns) {
    for (const taskId of graph.upstreamIds(belowId)) {
      if (!inside.has(taskId)) continue;
      const task = graph.task(taskId);
      if (task.isTeardown) teardowns.add(taskId);
      else if (!task.isSetup && !hasWorkBelow(graph, taskId, inside)) work.push(taskId);
    }
  }
  return work;
}

function hasWorkBelow(graph: GroupedTasks, taskId: string, inside: ReadonlySet<string>): boolean {
  return graph.downstreamIds(taskId).some((id) => inside.has(id) && !graph.task(id).isTeardown);
}

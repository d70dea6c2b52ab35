import { enclosingGroupIds, parentByGroup } from "./group-ends.ts";
import type { TaskGraph } from "./task-graph.ts";

interface Child {
  readonly kind: "task" | "group";
  readonly id: string;
}

/** The key of the Dag itself among the groups, which have texts. */
const TOP = null;

/**
 * The order in which tasks are shown. The children of the Dag are sorted, then each group is expanded in place and
 * sorted the same way, so a group always stands together.
 *
 * Parity: the children not yet placed are passed over again and again in order of declaration; each is placed as soon
 * as all before it are. A task waits for the whole group of an upstream task. A group waits only for tasks that stand
 * before the group as a whole, which here are those upstream of each of its roots. The order can therefore contradict
 * a single edge into the middle of a group.
 */
export function topologicalOrder(graph: TaskGraph): readonly string[] {
  const parents = parentByGroup(graph.dag);
  const children = childrenByGroup(graph, parents);
  const expand = (groupId: string | null): readonly string[] =>
    sortChildren(graph, parents, children.get(groupId) ?? []).flatMap((child) =>
      child.kind === "task" ? [child.id] : expand(child.id),
    );
  return expand(TOP);
}

/** A group stands where the first of its tasks is declared. */
function childrenByGroup(
  graph: TaskGraph,
  parents: ReadonlyMap<string, string | null>,
): ReadonlyMap<string | null, readonly Child[]> {
  const children = new Map<string | null, Child[]>();
  const placed = new Set<string>();
  const place = (groupId: string | null, child: Child) => {
    const siblings = children.get(groupId);
    if (siblings === undefined) children.set(groupId, [child]);
    else siblings.push(child);
  };
  for (const taskId of graph.taskIds) {
    const { groupId } = graph.task(taskId);
    for (const enclosingId of enclosingGroupIds(parents, groupId)) {
      if (placed.has(enclosingId)) break;
      placed.add(enclosingId);
      place(parents.get(enclosingId) ?? TOP, { kind: "group", id: enclosingId });
    }
    place(groupId, { kind: "task", id: taskId });
  }
  return children;
}

function sortChildren(
  graph: TaskGraph,
  parents: ReadonlyMap<string, string | null>,
  children: readonly Child[],
): readonly Child[] {
  const waiting = new Map(children.map((child) => [`${child.kind} ${child.id}`, child]));
  const isWaiting = (taskId: string) =>
    waiting.has(`task ${taskId}`) ||
    enclosingGroupIds(parents, graph.task(taskId).groupId).some((groupId) => waiting.has(`group ${groupId}`));
  const sorted: Child[] = [];
  while (waiting.size > 0) {
    const sizeBefore = waiting.size;
    for (const [key, child] of waiting) {
      if (upstreamOf(graph, child).some(isWaiting)) continue;
      waiting.delete(key);
      sorted.push(child);
    }
    // Only a cycle stops the walk; the order of declaration is as good as any then.
    if (waiting.size === sizeBefore) return [...sorted, ...waiting.values()];
  }
  return sorted;
}

function upstreamOf(graph: TaskGraph, child: Child): readonly string[] {
  if (child.kind === "task") return graph.upstreamIds(child.id);
  const inside = new Set(graph.groupTaskIds(child.id));
  const [first = [], ...others] = graph.groupRoots(child.id).map((taskId) => graph.upstreamIds(taskId));
  return first.filter((id) => !inside.has(id) && others.every((upstreamIds) => upstreamIds.includes(id)));
}

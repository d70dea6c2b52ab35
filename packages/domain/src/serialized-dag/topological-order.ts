import { enclosingGroupIds, parentByGroup } from "./group-ends.ts";
import type { SerializedTaskGroup } from "./serialized-dag.ts";
import type { OrderedChild, TaskGraph } from "./task-graph.ts";

interface GroupChild {
  readonly kind: "task" | "group";
  readonly id: string;
}

/** The key of the Dag itself among the groups, which have texts. */
const TOP = null;

/**
 * The order in which tasks and groups are shown. The children of the Dag are sorted, then each group is expanded in
 * place and sorted the same way, so a group always stands together.
 *
 * Parity: the children not yet placed are passed over again and again in order of declaration; each is placed as soon
 * as all before it are. A task waits for the whole group of an upstream task. A group waits only for tasks that were
 * put before the group as a whole. The order can therefore contradict a single edge into the middle of a group.
 */
export function displayOrder(graph: TaskGraph): readonly OrderedChild[] {
  const parents = parentByGroup(graph.dag);
  const groups = new Map(graph.dag.taskGroups.map((group) => [group.groupId, group]));
  const children = childrenByGroup(graph);
  const expand = (groupId: string | null): readonly OrderedChild[] =>
    sortChildren({ graph, parents, groups }, children.get(groupId) ?? []).map(({ kind, id }) =>
      kind === "task" ? { kind, taskId: id } : { kind, groupId: id, children: expand(id) },
    );
  return expand(TOP);
}

/** The tasks of a {@link displayOrder}, one after the other. */
export function taskIdsInOrder(children: readonly OrderedChild[]): readonly string[] {
  return children.flatMap((child) => (child.kind === "task" ? [child.taskId] : taskIdsInOrder(child.children)));
}

/** What stands in each group, in order of declaration. */
function childrenByGroup({ dag }: TaskGraph): ReadonlyMap<string | null, readonly GroupChild[]> {
  const children = new Map<string | null, GroupChild[]>();
  const place = (groupId: string | null, child: GroupChild) => {
    const siblings = children.get(groupId);
    if (siblings === undefined) children.set(groupId, [child]);
    else siblings.push(child);
  };
  let groupsPlaced = 0;
  const placeGroupsBefore = (taskCount: number) => {
    for (let group = dag.taskGroups[groupsPlaced]; group !== undefined; group = dag.taskGroups[groupsPlaced]) {
      if (group.tasksBefore > taskCount) return;
      place(group.parentGroupId, { kind: "group", id: group.groupId });
      groupsPlaced += 1;
    }
  };
  for (const [index, task] of dag.tasks.entries()) {
    placeGroupsBefore(index);
    place(task.groupId, { kind: "task", id: task.taskId });
  }
  placeGroupsBefore(Number.POSITIVE_INFINITY);
  return children;
}

interface Siblings {
  readonly graph: TaskGraph;
  readonly parents: ReadonlyMap<string, string | null>;
  readonly groups: ReadonlyMap<string, SerializedTaskGroup>;
}

/**
 * In which pass a child is placed is known without making the passes: it is the one after that of an upstream child
 * which is declared later, else the same. So a Dag of thousands of tasks in reverse order costs one walk, too.
 */
function sortChildren(within: Siblings, children: readonly GroupChild[]): readonly GroupChild[] {
  const places = new Map(children.map(({ id }, place) => [id, place]));
  const upstream = children.map((child) => new Set(upstreamPlaces(within, child, places)));
  const downstream = new Map<number, number[]>();
  for (const [place, before] of upstream.entries()) {
    for (const upstreamPlace of before) {
      const known = downstream.get(upstreamPlace);
      if (known === undefined) downstream.set(upstreamPlace, [place]);
      else known.push(place);
    }
  }
  const waitsFor = upstream.map(({ size }) => size);
  const passes = children.map(() => 0);
  const placed = [...children.keys()].filter((place) => waitsFor[place] === 0);
  // A list's iteration also visits what is added on the way.
  for (const place of placed) {
    for (const next of downstream.get(place) ?? []) {
      passes[next] = Math.max(passes[next] ?? 0, (passes[place] ?? 0) + (place > next ? 1 : 0));
      waitsFor[next] = (waitsFor[next] ?? 0) - 1;
      if (waitsFor[next] === 0) placed.push(next);
    }
  }
  // What lies on a cycle, or behind one, is never placed; the order of declaration is as good as any there.
  const unplaced = [...children.keys()].filter((place) => (waitsFor[place] ?? 0) > 0);
  const inOrder = placed.toSorted((one, other) => (passes[one] ?? 0) - (passes[other] ?? 0) || one - other);
  return [...inOrder, ...unplaced].flatMap((place) => children[place] ?? []);
}

/** The siblings that a child waits for: a task, or the group around it. */
function upstreamPlaces(within: Siblings, child: GroupChild, places: ReadonlyMap<string, number>): readonly number[] {
  return upstreamOf(within, child).flatMap((taskId) => {
    const task = within.graph.findTask(taskId);
    if (task === null) return [];
    const around = [taskId, ...enclosingGroupIds(within.parents, task.groupId)];
    return around.flatMap((id) => places.get(id) ?? []).slice(0, 1);
  });
}

function upstreamOf({ graph, groups }: Siblings, { kind, id }: GroupChild): readonly string[] {
  return kind === "task" ? graph.upstreamIds(id) : (groups.get(id)?.upstreamIds ?? []);
}

import type { DagStructure, TaskGroupNode, TaskNode } from "../../api/ui-shapes.ts";

/** What the graph draws: a task, an open group around others, or a folded group in place of them. */
export type GraphNode =
  | { readonly kind: "task"; readonly id: string; readonly parentId: string | null; readonly task: TaskNode }
  | {
      readonly kind: "group" | "folded";
      readonly id: string;
      readonly parentId: string | null;
      readonly label: string;
      readonly tooltip: string | null;
      /** Every task in it, at any depth. */
      readonly taskIds: readonly string[];
    }
  | {
      /** An asset or another Dag, which tasks make, read, trigger or wait for. */
      readonly kind: "outside";
      readonly id: string;
      readonly parentId: null;
      readonly label: string;
      readonly outside: "dag" | "asset" | "alias";
      readonly exists: boolean;
    };

/** An edge between two things that are drawn; several edges into a folded group are one. */
export interface GraphEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: string | null;
  /** From the setup to its teardown, which is no order of work. */
  readonly isSetupPair: boolean;
  /** Whether an asset is only read, which triggers nothing. */
  readonly isReading?: boolean;
}

/** The drawn graph, before it is laid out. A parent stands before its children. */
export interface GraphModel {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Beyond this many tasks a graph opens with its groups folded. */
const MOST_OPEN = 40;

/** The folded groups when the address names none. */
export function defaultFolded(structure: DagStructure): ReadonlySet<string> {
  if (structure.tasks.length <= MOST_OPEN) return new Set();
  return new Set(structure.groups.filter((group) => group.parent_group_id === null).map((group) => group.group_id));
}

interface GroupTree {
  readonly byId: ReadonlyMap<string, TaskGroupNode>;
  /** From the outermost group to the one itself. */
  readonly pathOf: (groupId: string | null) => readonly string[];
}

function groupTree(structure: DagStructure): GroupTree {
  const byId = new Map(structure.groups.map((group) => [group.group_id, group]));
  const pathOf = (groupId: string | null): readonly string[] => {
    const group = groupId === null ? undefined : byId.get(groupId);
    return group === undefined ? [] : [...pathOf(group.parent_group_id), group.group_id];
  };
  return { byId, pathOf };
}

/** What of a Dag is drawn when some groups are folded. */
export function buildGraph(structure: DagStructure, folded: ReadonlySet<string>): GraphModel {
  const tree = groupTree(structure);
  const tasksIn = new Map<string, string[]>();
  const placeOf = new Map<string, string>();
  for (const task of structure.tasks) {
    const path = tree.pathOf(task.group_id);
    for (const groupId of path) tasksIn.set(groupId, [...(tasksIn.get(groupId) ?? []), task.task_id]);
    placeOf.set(task.task_id, path.find((groupId) => folded.has(groupId)) ?? task.task_id);
  }
  const groups = structure.groups.flatMap((group): readonly GraphNode[] => {
    const above = tree.pathOf(group.parent_group_id);
    if (above.some((groupId) => folded.has(groupId))) return [];
    const taskIds = tasksIn.get(group.group_id) ?? [];
    if (taskIds.length === 0) return [];
    const { group_id: id, label, tooltip } = group;
    return [{ kind: folded.has(id) ? "folded" : "group", id, parentId: above.at(-1) ?? null, label, tooltip, taskIds }];
  });
  const tasks = structure.tasks
    .filter((task) => placeOf.get(task.task_id) === task.task_id)
    .map(
      (task): GraphNode => ({
        kind: "task",
        id: task.task_id,
        parentId: tree.pathOf(task.group_id).at(-1) ?? null,
        task,
      }),
    );
  const outermostFirst = groups.toSorted((left, right) => tree.pathOf(left.id).length - tree.pathOf(right.id).length);
  return { nodes: [...outermostFirst, ...tasks], edges: buildEdges(structure, placeOf) };
}

function buildEdges(structure: DagStructure, placeOf: ReadonlyMap<string, string>): readonly GraphEdge[] {
  const byId = new Map(structure.tasks.map((task) => [task.task_id, task]));
  const labels = new Map(
    structure.edge_labels.map((edge) => [`${edge.upstream_id}→${edge.downstream_id}`, edge.label]),
  );
  const edges = new Map<string, GraphEdge>();
  for (const task of structure.tasks) {
    for (const downstreamId of task.downstream_task_ids) {
      const source = placeOf.get(task.task_id);
      const target = placeOf.get(downstreamId);
      if (source === undefined || target === undefined || source === target) continue;
      const id = `${source}→${target}`;
      const label = labels.get(`${task.task_id}→${downstreamId}`) ?? edges.get(id)?.label ?? null;
      const isSetupPair = task.is_setup && byId.get(downstreamId)?.is_teardown === true;
      edges.set(id, { id, source, target, label, isSetupPair });
    }
  }
  return [...edges.values()];
}

import type { DagStructure, TaskNode } from "../../api/ui-shapes.ts";

/** One row of the grid: a task, or a group above its tasks. */
export type GridRow =
  | {
      readonly kind: "task";
      readonly id: string;
      readonly label: string;
      readonly depth: number;
      readonly task: TaskNode;
    }
  | {
      readonly kind: "group";
      readonly id: string;
      readonly label: string;
      readonly depth: number;
      readonly isFolded: boolean;
      /** Every task below it, at any depth. */
      readonly taskIds: readonly string[];
    };

interface RowChoice {
  readonly folded: ReadonlySet<string>;
  /** Only tasks whose id or label holds this text, with the groups above them. */
  readonly find: string;
  /** Only these tasks, with the groups above them; all without it. */
  readonly only?: ReadonlySet<string> | null;
}

interface TreeGroup {
  readonly id: string | null;
  readonly label: string;
  readonly children: (TaskNode | TreeGroup)[];
}

function isGroup(node: TaskNode | TreeGroup): node is TreeGroup {
  return "children" in node;
}

/** The tasks in their order, each group where its first task stands. */
function buildTree(structure: DagStructure, isWanted: (task: TaskNode) => boolean): TreeGroup {
  const root: TreeGroup = { id: null, label: "", children: [] };
  const groups = new Map<string, TreeGroup>();
  const definitions = new Map(structure.groups.map((group) => [group.group_id, group]));
  const groupOf = (groupId: string | null): TreeGroup => {
    const definition = groupId === null ? undefined : definitions.get(groupId);
    if (definition === undefined) return root;
    const known = groups.get(definition.group_id);
    if (known !== undefined) return known;
    const group: TreeGroup = { id: definition.group_id, label: definition.label, children: [] };
    groups.set(definition.group_id, group);
    groupOf(definition.parent_group_id).children.push(group);
    return group;
  };
  for (const task of structure.tasks) {
    if (isWanted(task)) groupOf(task.group_id).children.push(task);
  }
  return root;
}

function taskIdsBelow(group: TreeGroup): readonly string[] {
  return group.children.flatMap((child) => (isGroup(child) ? taskIdsBelow(child) : [child.task_id]));
}

/** The rows of the grid from top to bottom; what is in a folded group is left out. */
export function buildGridRows(structure: DagStructure, { folded, find, only = null }: RowChoice): readonly GridRow[] {
  const text = find.trim().toLowerCase();
  const isWanted = (task: TaskNode) =>
    (text === "" || task.task_id.toLowerCase().includes(text)) && (only === null || only.has(task.task_id));
  const rows: GridRow[] = [];
  const walk = (group: TreeGroup, depth: number) => {
    for (const child of group.children) {
      if (!isGroup(child)) {
        rows.push({ kind: "task", id: child.task_id, label: child.label, depth, task: child });
        continue;
      }
      const id = child.id ?? "";
      // A search shows what it found, folded or not.
      const isFolded = text === "" && only === null && folded.has(id);
      rows.push({ kind: "group", id, label: child.label, depth, isFolded, taskIds: taskIdsBelow(child) });
      if (!isFolded) walk(child, depth + 1);
    }
  };
  walk(buildTree(structure, isWanted), 0);
  return rows;
}

/** The groups named by an address, which lists them with commas. */
export function parseFolded(text: string | undefined): ReadonlySet<string> {
  return new Set(text === undefined || text === "" ? [] : text.split(","));
}

/** The address's list of folded groups after one was folded or opened; `undefined` when none is folded. */
export function toggleFolded(folded: ReadonlySet<string>, groupId: string): string | undefined {
  const next = folded.has(groupId) ? [...folded].filter((id) => id !== groupId) : [...folded, groupId];
  return next.length === 0 ? undefined : next.join(",");
}

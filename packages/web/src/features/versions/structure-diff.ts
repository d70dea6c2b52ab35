import type { VersionAnswer } from "../../api/dag-history.ts";
import type { TaskNode } from "../../api/ui-shapes.ts";

/** A setting that has another value. */
export interface ChangedSetting {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two versions of a Dag beside its code. */
export interface StructureDiff {
  readonly addedTasks: readonly string[];
  readonly removedTasks: readonly string[];
  readonly changedTasks: readonly { readonly taskId: string; readonly settings: readonly ChangedSetting[] }[];
  readonly addedEdges: readonly string[];
  readonly removedEdges: readonly string[];
  readonly settings: readonly ChangedSetting[];
}

/** What of a task is compared. Its place among others is told by the edges. */
const TASK_SETTINGS = [
  "operator",
  "kind",
  "group_id",
  "is_mapped",
  "trigger_rule",
  "retries",
  "owner",
  "is_setup",
  "is_teardown",
  "pool",
  "queue",
  "doc_md",
] as const satisfies readonly (keyof TaskNode)[];

function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function changedSettings(names: readonly string[], before: object, after: object): readonly ChangedSetting[] {
  const [left, right] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return names.flatMap((name) => {
    const [from, to] = [wordsOf(left.get(name)), wordsOf(right.get(name))];
    return from === to ? [] : [{ name, before: from, after: to }];
  });
}

function edgesOf({ structure }: VersionAnswer): ReadonlySet<string> {
  return new Set(structure.tasks.flatMap((task) => task.downstream_task_ids.map((id) => `${task.task_id} → ${id}`)));
}

/** Compares two versions: which tasks and edges came and went, and what is set otherwise. */
export function diffStructures(before: VersionAnswer, after: VersionAnswer): StructureDiff {
  const left = new Map(before.structure.tasks.map((task) => [task.task_id, task]));
  const right = new Map(after.structure.tasks.map((task) => [task.task_id, task]));
  const [edgesBefore, edgesAfter] = [edgesOf(before), edgesOf(after)];
  return {
    addedTasks: [...right.keys()].filter((taskId) => !left.has(taskId)),
    removedTasks: [...left.keys()].filter((taskId) => !right.has(taskId)),
    changedTasks: [...right].flatMap(([taskId, task]) => {
      const known = left.get(taskId);
      const settings = known === undefined ? [] : changedSettings(TASK_SETTINGS, known, task);
      return settings.length === 0 ? [] : [{ taskId, settings }];
    }),
    addedEdges: [...edgesAfter].filter((edge) => !edgesBefore.has(edge)),
    removedEdges: [...edgesBefore].filter((edge) => !edgesAfter.has(edge)),
    settings: changedSettings(Object.keys(after.settings), before.settings, after.settings),
  };
}

/** Whether nothing but the code differs. */
export function isSameStructure(diff: StructureDiff): boolean {
  return Object.values(diff).every((part: readonly unknown[]) => part.length === 0);
}

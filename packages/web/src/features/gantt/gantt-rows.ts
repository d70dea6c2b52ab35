import { type TaskInstanceState, worstState } from "@baram/domain";
import type { DagStructure, TaskInstance, TaskNode } from "../../api/ui-shapes.ts";
import { buildGridRows } from "../dag-grid/grid-rows.ts";
import { instanceName } from "../details/instance-name.ts";
import type { ReasonOfState } from "../waiting/use-state-reason-words.ts";
import type { GanttLine } from "./gantt-lines.ts";

/** One row of the Gantt: a group, a task, or one instance of a mapped task. */
export interface GanttRow {
  readonly kind: "group" | "task" | "instance";
  /** Unlike that of any other row. */
  readonly key: string;
  /** The task or the group. */
  readonly id: string;
  readonly mapIndex: number | null;
  readonly label: string;
  readonly depth: number;
  readonly task: TaskNode | null;
  /** Whether it can be folded, and is. */
  readonly fold: "none" | "open" | "folded";
  /** How many instances a mapped task has; `null` for what is not mapped. */
  readonly count: number | null;
  readonly state: TaskInstanceState;
  /** What it is the time of: of a group all that is in it. */
  readonly lines: readonly GanttLine[];
  /** Why it is in its state, where the server said so. */
  readonly reason: ReasonOfState | null;
}

interface RowChoice {
  readonly folded: ReadonlySet<string>;
  /** Mapped tasks whose instances are on show. */
  readonly unfolded: ReadonlySet<string>;
}

type Lines = ReadonlyMap<string, readonly GanttLine[]>;

/** The rows from top to bottom, in the order of the grid. */
export function buildGanttRows(
  structure: DagStructure,
  { lines, instances }: { readonly lines: Lines; readonly instances: readonly TaskInstance[] },
  { folded, unfolded }: RowChoice,
): readonly GanttRow[] {
  const byKey = new Map(instances.map((instance) => [`${instance.map_index} ${instance.task_id}`, instance]));
  return buildGridRows(structure, { folded, find: "" }).flatMap((row): readonly GanttRow[] => {
    const { id, label, depth } = row;
    if (row.kind === "group") {
      const inside = row.taskIds.flatMap((taskId) => lines.get(taskId) ?? []);
      const fold = row.isFolded ? ("folded" as const) : ("open" as const);
      const state = worst(inside);
      return [
        {
          kind: "group",
          key: `group ${id}`,
          id,
          mapIndex: null,
          label,
          depth,
          task: null,
          fold,
          count: null,
          state,
          lines: inside,
          reason: null,
        },
      ];
    }
    const ofTask = lines.get(id) ?? [];
    const isExpanded = ofTask.some((line) => line.mapIndex >= 0);
    const isOpen = isExpanded && unfolded.has(id);
    const taskRow: GanttRow = {
      kind: "task",
      key: `task ${id}`,
      id,
      mapIndex: null,
      label,
      depth,
      task: row.task,
      fold: isExpanded ? (isOpen ? "open" : "folded") : "none",
      count: row.task.is_mapped ? ofTask.filter((line) => line.mapIndex >= 0).length : null,
      state: worst(ofTask),
      lines: ofTask,
      reason: isExpanded ? null : (byKey.get(`-1 ${id}`) ?? null),
    };
    if (!isOpen) return [taskRow];
    return [
      taskRow,
      ...ofTask.map((line) => instanceRow(line, { depth, instance: byKey.get(`${line.mapIndex} ${id}`) })),
    ];
  });
}

function instanceRow(
  line: GanttLine,
  { depth, instance }: { readonly depth: number; readonly instance: TaskInstance | undefined },
): GanttRow {
  const { taskId, mapIndex } = line;
  return {
    kind: "instance",
    key: `instance ${mapIndex} ${taskId}`,
    id: taskId,
    mapIndex,
    label: instance === undefined ? String(mapIndex) : instanceName(instance),
    depth: depth + 1,
    task: null,
    fold: "none",
    count: null,
    state: line.state,
    lines: [line],
    reason: instance ?? null,
  };
}

function worst(lines: readonly GanttLine[]): TaskInstanceState {
  return lines.length === 0 ? "none" : worstState(lines.map((line) => line.state));
}

import { type TaskInstanceState, worstState } from "@baram/domain";
import type { GridAnswer } from "../../api/ui-shapes.ts";
import type { GridMark } from "../../design/state-mark.tsx";
import type { GridRow } from "./grid-rows.ts";

/** What one cell of the grid shows; `null` where the run has no such task. */
export interface GridCell {
  readonly state: TaskInstanceState;
  readonly mark: GridMark;
  /** The greatest one of its instances. */
  readonly tryNumber: number;
  /** How many task instances it stands for. */
  readonly count: number;
  /** Whether they are the instances of a mapped task. */
  readonly isExpanded: boolean;
}

/** The cells of each task by run index. */
export type CellsByTask = ReadonlyMap<string, readonly (GridCell | null)[]>;

function markOf(state: TaskInstanceState): GridMark {
  return state === "success" ? "success-quiet" : state;
}

/** Sorts the tuples of a grid into rows; the instances of a mapped task become one cell. */
export function indexCells(grid: GridAnswer): CellsByTask {
  const cells = new Map<string, (GridCell | null)[]>();
  for (const [runIndex, taskId, mapIndex, wireState, tryNumber] of grid.task_instances) {
    let row = cells.get(taskId);
    if (row === undefined) {
      row = Array.from({ length: grid.runs.length }, () => null);
      cells.set(taskId, row);
    }
    const state = wireState ?? "none";
    const known = row[runIndex] ?? null;
    const worst = known === null ? state : worstState([known.state, state]);
    row[runIndex] = {
      state: worst,
      mark: markOf(worst),
      tryNumber: Math.max(known?.tryNumber ?? 0, tryNumber),
      count: (known?.count ?? 0) + 1,
      isExpanded: mapIndex >= 0,
    };
  }
  return cells;
}

/** The cells of one row; a group shows the worst state of its tasks. */
export function cellsOfRow(row: GridRow, cells: CellsByTask, runCount: number): readonly (GridCell | null)[] {
  if (row.kind === "task") return cells.get(row.id) ?? Array.from({ length: runCount }, () => null);
  const below = row.taskIds.map((taskId) => cells.get(taskId));
  return Array.from({ length: runCount }, (_, runIndex) => {
    const present = below.map((cellsOfTask) => cellsOfTask?.[runIndex] ?? null).filter((cell) => cell !== null);
    if (present.length === 0) return null;
    const state = worstState(present.map((cell) => cell.state));
    const isQuiet = state === "success" && !row.isFolded;
    return {
      state,
      mark: isQuiet ? "success-dot" : markOf(state),
      tryNumber: 0,
      count: present.length,
      isExpanded: false,
    };
  });
}

/** Whether two rows of cells look alike, so that a row is drawn again only when one of its cells changed. */
export function areSameCells(left: readonly (GridCell | null)[], right: readonly (GridCell | null)[]): boolean {
  return left.length === right.length && left.every((cell, index) => isSameCell(cell, right[index] ?? null));
}

/** Whether two cells look alike. */
export function isSameCell(left: GridCell | null, right: GridCell | null): boolean {
  if (left === null || right === null) return left === right;
  return left.mark === right.mark && left.tryNumber === right.tryNumber && left.count === right.count;
}

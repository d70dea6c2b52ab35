import type { GridCell } from "./grid-cells.ts";
import type { GridRow } from "./grid-rows.ts";

/** Where the grid's one focus is; row −1 is the row of runs above the tasks. */
export interface GridCursor {
  readonly row: number;
  readonly column: number;
}

/** What a key asks of the grid. */
export type GridMove =
  | { readonly kind: "move"; readonly cursor: GridCursor }
  | { readonly kind: "fold"; readonly groupId: string };

interface GridShape {
  readonly rows: readonly GridRow[];
  readonly columnCount: number;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Where a key leads from a cell, or the group that it folds or opens; `null` when the key means nothing. */
export function moveCursor(key: string, cursor: GridCursor, { rows, columnCount }: GridShape): GridMove | null {
  const row = rows[cursor.row];
  const to = (changed: Partial<GridCursor>): GridMove => ({
    kind: "move",
    cursor: {
      row: clamp(changed.row ?? cursor.row, -1, rows.length - 1),
      column: clamp(changed.column ?? cursor.column, 0, columnCount - 1),
    },
  });
  switch (key) {
    case "ArrowUp":
      return to({ row: cursor.row - 1 });
    case "ArrowDown":
      return to({ row: cursor.row + 1 });
    case "ArrowLeft":
      if (row?.kind === "group" && !row.isFolded) return { kind: "fold", groupId: row.id };
      return to({ column: cursor.column - 1 });
    case "ArrowRight":
      if (row?.kind === "group" && row.isFolded) return { kind: "fold", groupId: row.id };
      return to({ column: cursor.column + 1 });
    case "Home":
      return to({ column: 0 });
    case "End":
      return to({ column: columnCount - 1 });
    default:
      return null;
  }
}

/** The next failed task after a cell: down its run, then from the top of the run before, around to itself. */
export function nextFailed(
  cursor: GridCursor,
  rows: readonly GridRow[],
  cellAt: (row: GridRow, column: number) => GridCell | null,
  columnCount: number,
): GridCursor | null {
  const rowCount = rows.length;
  const total = rowCount * columnCount;
  const order = (at: GridCursor) => (columnCount - 1 - at.column) * rowCount + Math.max(at.row, 0);
  // From the row of runs, the first task of the run is already "next".
  const start = order(cursor) + (cursor.row < 0 ? 0 : 1);
  for (let step = 0; step < total; step += 1) {
    const position = (start + step) % total;
    const found = { row: position % rowCount, column: columnCount - 1 - Math.floor(position / rowCount) };
    const row = rows[found.row];
    if (row?.kind === "task" && cellAt(row, found.column)?.state === "failed") return found;
  }
  return null;
}

/** One step of an arrow, over groups as over tasks, for a range that grows. */
export function stepCursor(key: string, cursor: GridCursor, { rows, columnCount }: GridShape): GridCursor {
  const down = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  const right = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  return {
    row: clamp(cursor.row + down, 0, rows.length - 1),
    column: clamp(cursor.column + right, 0, columnCount - 1),
  };
}

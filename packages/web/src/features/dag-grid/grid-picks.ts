import type { DagRun } from "../../api/ui-shapes.ts";
import type { GridCursor } from "./grid-cursor.ts";
import type { GridRow } from "./grid-rows.ts";

/** Several cells that are picked for one act, each by its run and its row. */
export type GridPicks = ReadonlySet<string>;

/** No cell. */
export const NO_PICKS: GridPicks = new Set();

const SEPARATOR = "\n";

/** The name of a cell among the picks. */
export function pickOf(runId: string, rowId: string): string {
  return `${runId}${SEPARATOR}${rowId}`;
}

interface Plane {
  readonly rows: readonly GridRow[];
  readonly runs: readonly DagRun[];
}

/** Every cell between two, both included. */
export function pickRange(from: GridCursor, to: GridCursor, { rows, runs }: Plane): GridPicks {
  const picks = new Set<string>();
  const [top, bottom] = [Math.max(0, Math.min(from.row, to.row)), Math.max(from.row, to.row)];
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  for (const row of rows.slice(top, bottom + 1)) {
    for (const run of runs.slice(left, right + 1)) picks.add(pickOf(run.run_id, row.id));
  }
  return picks;
}

/** The picks with a cell more, or without it when it was one of them. */
export function togglePick(picks: GridPicks, pick: string): GridPicks {
  const next = new Set(picks);
  if (!next.delete(pick)) next.add(pick);
  return next;
}

/** The columns that are picked in each row that has some. */
export function pickedColumns(picks: GridPicks, runs: readonly DagRun[]): ReadonlyMap<string, ReadonlySet<number>> {
  const columnOf = new Map(runs.map((run, column) => [run.run_id, column]));
  const columns = new Map<string, Set<number>>();
  for (const pick of picks) {
    const [runId = "", rowId = ""] = pick.split(SEPARATOR);
    const column = columnOf.get(runId);
    if (column === undefined) continue;
    const known = columns.get(rowId);
    if (known === undefined) columns.set(rowId, new Set([column]));
    else known.add(column);
  }
  return columns;
}

/** Tasks of one run. */
export interface PickedTasks {
  readonly runId: string;
  readonly taskIds: readonly string[];
}

/** The tasks that the picks stand for, run by run in the order of the grid; a group stands for what is in it. */
export function pickedTasks(
  picks: GridPicks,
  rows: readonly GridRow[],
  runs: readonly DagRun[],
): readonly PickedTasks[] {
  return runs.flatMap((run) => {
    const taskIds = new Set<string>();
    for (const row of rows) {
      if (!picks.has(pickOf(run.run_id, row.id))) continue;
      for (const taskId of row.kind === "task" ? [row.id] : row.taskIds) taskIds.add(taskId);
    }
    return taskIds.size === 0 ? [] : [{ runId: run.run_id, taskIds: [...taskIds] }];
  });
}

/** Longer texts are no address any more: a server refuses a request whose line is too long. */
const TEXT_MAXIMUM = 5000;

/** What would be taken for a separator within an id. */
const SEPARATORS = /[%,*!]/g;

function escaped(id: string): string {
  return id.replace(SEPARATORS, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/**
 * The picks for an address: `run,run*row,row!run*row`. Runs with the same rows are named together, so that a rectangle is
 * as long as its two sides. `undefined` for no picks, and for more than an address can hold.
 */
export function picksText(picks: GridPicks): string | undefined {
  const rowsOfRun = new Map<string, string[]>();
  for (const pick of picks) {
    const [runId = "", rowId = ""] = pick.split(SEPARATOR);
    const known = rowsOfRun.get(runId);
    if (known === undefined) rowsOfRun.set(runId, [escaped(rowId)]);
    else known.push(escaped(rowId));
  }
  const runsOfRows = new Map<string, string[]>();
  for (const [runId, rowIds] of rowsOfRun) {
    const rows = rowIds.sort().join(",");
    runsOfRows.set(rows, [...(runsOfRows.get(rows) ?? []), escaped(runId)]);
  }
  const text = [...runsOfRows].map(([rows, runIds]) => `${runIds.join(",")}*${rows}`).join("!");
  return text === "" || text.length > TEXT_MAXIMUM ? undefined : text;
}

/** The picks that an address names. */
export function parsePicks(text: string | undefined): GridPicks {
  if (text === undefined) return NO_PICKS;
  const picks = new Set<string>();
  for (const rectangle of text.split("!")) {
    const [runs = "", rows = ""] = rectangle.split("*");
    for (const run of runs.split(",")) {
      for (const row of rows.split(",")) {
        if (run !== "" && row !== "") picks.add(pickOf(unescaped(run), unescaped(row)));
      }
    }
  }
  return picks;
}

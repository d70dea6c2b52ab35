import { useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { useTranslation } from "react-i18next";
import type { DagRun, GridAnswer } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { useStepsAhead } from "../../components/use-steps-ahead.ts";
import { type CellsByTask, cellsOfRow, type GridCell, indexCells } from "./grid-cells.ts";
import { type GridCursor, moveCursor, nextFailed, stepCursor } from "./grid-cursor.ts";
import { GridHead } from "./grid-head.tsx";
import { COLUMN_WIDTH, labelWidth, ROW_HEIGHT } from "./grid-measures.ts";
import { type GridPicks, NO_PICKS, pickedColumns, pickOf, pickRange, togglePick } from "./grid-picks.ts";
import { GridRowView, type PickHow } from "./grid-row-view.tsx";
import type { GridRow } from "./grid-rows.ts";
import "../../components/run-bars.css";
import "./dag-grid.css";

/** What is selected in a grid: a run, or a task (or group) in it. */
export interface GridSelection {
  readonly runId: string;
  readonly rowId: string | null;
}

interface DagGridProps {
  readonly dagId: string;
  readonly grid: GridAnswer;
  readonly rows: readonly GridRow[];
  readonly selection: GridSelection | null;
  /** `isMove` is a step with the keyboard, which is not worth a step of Back. */
  readonly onSelect: (selection: GridSelection, how: { readonly isMove: boolean }) => void;
  readonly onFold: (groupId: string) => void;
  readonly onOpen: (selection: GridSelection) => void;
  /** Cells that are picked together for one act; they grow with Shift, and one by one with Ctrl or `x`. */
  readonly picks: GridPicks;
  readonly onPick: (picks: GridPicks) => void;
}

/** Runs × tasks. Rows out of sight are not drawn, and a change draws only the rows whose cells it touches. */
export function DagGrid(props: DagGridProps) {
  const { dagId, grid, rows, onSelect } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const cellsByTask = useMemo(() => indexCells(grid), [grid]);
  const selection = useShownSelection(props.selection, grid.runs);
  const cursor = useMemo(() => cursorOf(selection, grid.runs, rows), [selection, grid.runs, rows]);
  const cellAt = (row: GridRow, column: number) => cellsOfRow(row, cellsByTask, grid.runs.length)[column] ?? null;
  const picked = useMemo(() => pickedColumns(props.picks, grid.runs), [props.picks, grid.runs]);
  const anchor = useRangeAnchor(cursor, props.picks);
  const inSight = useRowsInSight(scroller, rows.length);
  const onKeyDown = useGridKeys({ ...props, cursor, cellAt, scroller, anchor });
  useNewestInSight(scroller, grid.runs.at(-1)?.run_id);
  const selectRun = useCallback(
    (column: number) => {
      const run = grid.runs[column];
      if (run !== undefined) onSelect({ runId: run.run_id, rowId: null }, { isMove: false });
    },
    [grid.runs, onSelect],
  );
  const widths = useMemo(() => widthsStyle(rows, grid.runs.length), [rows, grid.runs.length]);
  return (
    <div className="grid-scroller" ref={scroller} style={widths}>
      <div
        role="grid"
        className="grid"
        tabIndex={-1}
        aria-label={t("grid.label", { dag: dagId })}
        aria-rowcount={rows.length + 1}
        aria-colcount={grid.runs.length + 1}
        style={{ height: HEAD_HEIGHT + rows.length * ROW_HEIGHT + 12 }}
        onKeyDown={onKeyDown}
      >
        {selection !== null && <div className="grid-column-band" style={bandStyle(cursor.column)} />}
        <GridHead
          runs={grid.runs}
          selectedColumn={selection === null ? null : cursor.column}
          hasCursor={cursor.row < 0}
          cursorColumn={cursor.column}
          onSelect={selectRun}
        />
        <GridRows
          {...props}
          inSight={inSight}
          cellsByTask={cellsByTask}
          cursor={cursor}
          hasSelectedRow={selection?.rowId != null}
          selectedColumn={selection === null ? null : cursor.column}
          cellAt={cellAt}
          picked={picked}
          anchor={anchor}
        />
      </div>
    </div>
  );
}

function useRowsInSight(scroller: RefObject<HTMLDivElement | null>, count: number): readonly VirtualItem[] {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: HEAD_HEIGHT,
  });
  return virtual.getVirtualItems();
}

interface GridRowsProps extends DagGridProps {
  readonly inSight: readonly VirtualItem[];
  readonly cellsByTask: CellsByTask;
  readonly cursor: GridCursor;
  readonly hasSelectedRow: boolean;
  /** The column of the selected run; `null` when none is. */
  readonly selectedColumn: number | null;
  readonly cellAt: (row: GridRow, column: number) => GridCell | null;
  readonly picked: ReadonlyMap<string, ReadonlySet<number>>;
  readonly anchor: RefObject<GridCursor>;
}

/** The rows in sight, and a few around them. */
function GridRows(props: GridRowsProps) {
  const { grid, rows, inSight, cellsByTask, cursor, hasSelectedRow, selectedColumn, cellAt, onFold, picked } = props;
  const selectAt = useStableSelect(props, cursor);
  const cursorLabel = useCursorLabel(cursor, rows, grid.runs, cellAt);
  return inSight.map(({ index, start }) => {
    const row = rows[index];
    if (row === undefined) return null;
    const isCursor = cursor.row === index;
    return (
      <GridRowView
        key={row.id}
        row={row}
        position={index + 2}
        top={start}
        cells={cellsOfRow(row, cellsByTask, grid.runs.length)}
        cursorColumn={isCursor ? cursor.column : null}
        cursorLabel={isCursor ? cursorLabel : null}
        isSelected={isCursor && hasSelectedRow}
        selectedColumn={row.kind === "task" && row.task.is_mapped ? selectedColumn : null}
        picked={picked.get(row.id) ?? null}
        onSelect={selectAt}
        onFold={onFold}
      />
    );
  });
}

/** A run that is selected but on another page of the grid is not marked in this one. */
function useShownSelection(selection: GridSelection | null, runs: readonly DagRun[]): GridSelection | null {
  const isShown = runs.some((run) => run.run_id === selection?.runId);
  return isShown ? selection : null;
}

/** A range begins where the last single selection was. */
function useRangeAnchor(cursor: GridCursor, picks: GridPicks): RefObject<GridCursor> {
  const anchor = useRef(cursor);
  useEffect(() => {
    if (picks.size === 0) anchor.current = cursor;
  });
  return anchor;
}

/** The height of the bars, run types and dates, in pixels. */
const HEAD_HEIGHT = 138;

function widthsStyle(rows: readonly GridRow[], runCount: number): CSSProperties {
  return {
    "--grid-label-width": `${labelWidth(rows)}px`,
    "--grid-runs-width": `${runCount * COLUMN_WIDTH}px`,
  } as CSSProperties;
}

function bandStyle(column: number): CSSProperties {
  return { left: `calc(var(--grid-label-width) + ${column * COLUMN_WIDTH}px)`, width: COLUMN_WIDTH };
}

/** Focus and selection are one; without a selection the focus waits at the newest run. */
function cursorOf(selection: GridSelection | null, runs: readonly DagRun[], rows: readonly GridRow[]): GridCursor {
  const column = selection === null ? -1 : runs.findIndex((run) => run.run_id === selection.runId);
  const row = selection?.rowId == null ? -1 : rows.findIndex((each) => each.id === selection.rowId);
  if (selection === null) return { row: rows.length > 0 ? 0 : -1, column: runs.length - 1 };
  return { row, column: column === -1 ? runs.length - 1 : column };
}

/** Selects by row and column with a function that never changes, so that no row is drawn for it. */
function useStableSelect(props: GridRowsProps, cursor: GridCursor) {
  const latest = useRef({ props, cursor });
  useEffect(() => {
    latest.current = { props, cursor };
  });
  return useMemo(
    () => (rowId: string, column: number | null, how: PickHow) => {
      const { props: now, cursor: at } = latest.current;
      const { rows, grid, picks, anchor, onPick, onSelect } = now;
      const run = grid.runs[column ?? at.column];
      if (run === undefined) return;
      if (how === "extend") {
        const to = { row: rows.findIndex((row) => row.id === rowId), column: column ?? at.column };
        onPick(pickRange(anchor.current, to, { rows, runs: grid.runs }));
      } else if (how === "toggle") {
        onPick(togglePick(picks.size === 0 ? firstPick(now, at) : picks, pickOf(run.run_id, rowId)));
      } else {
        onPick(NO_PICKS);
        onSelect({ runId: run.run_id, rowId }, { isMove: false });
      }
    },
    [],
  );
}

/** The cell that is selected is the first of several. */
function firstPick({ selection, rows }: GridRowsProps, cursor: GridCursor): GridPicks {
  const rowId = rows[cursor.row]?.id;
  return selection?.rowId == null || rowId === undefined ? NO_PICKS : new Set([pickOf(selection.runId, rowId)]);
}

function useCursorLabel(
  cursor: GridCursor,
  rows: readonly GridRow[],
  runs: readonly DagRun[],
  cellAt: (row: GridRow, column: number) => GridCell | null,
): string | null {
  const { t } = useTranslation();
  const time = useTimeWords();
  const row = rows[cursor.row];
  const run = runs[cursor.column];
  if (row === undefined || run === undefined) return null;
  const cell = cellAt(row, cursor.column);
  const words = { task: row.id, run: time.moment(run.logical_date) };
  if (cell === null) return t("grid.cellMissing", words);
  const state = t(`state.${cell.state}`);
  if (row.kind === "group") return t("grid.cellGroup", { ...words, state });
  if (cell.count > 1) return t("grid.cellMapped", { ...words, state, count: cell.count });
  return t("grid.cell", { ...words, state, try: cell.tryNumber });
}

interface GridKeysOptions extends DagGridProps {
  readonly cursor: GridCursor;
  readonly cellAt: (row: GridRow, column: number) => GridCell | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly anchor: RefObject<GridCursor>;
}

function nameOfCursor({ row, column }: GridCursor): string {
  return `${row} ${column}`;
}

/** The keys of the grid; the focus follows the selection. */
function useGridKeys(options: GridKeysOptions) {
  const { rows, grid, cellAt, scroller, anchor, picks, onPick, onSelect, onFold, onOpen } = options;
  const takesFocus = useRef(false);
  const ahead = useStepsAhead(options.cursor, nameOfCursor);
  useLayoutEffect(() => {
    if (!takesFocus.current || scroller.current === null) return;
    takesFocus.current = false;
    if (options.cursor.row >= 0) bringRowInSight(scroller.current, options.cursor.row);
    focusCursor(scroller.current);
  });

  const go = (to: GridCursor) => {
    const run = grid.runs[to.column];
    if (run === undefined) return;
    takesFocus.current = true;
    ahead.add(to);
    onSelect({ runId: run.run_id, rowId: rows[to.row]?.id ?? null }, { isMove: true });
  };
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const cursor = ahead.latest();
    const run = grid.runs[cursor.column];
    const row = rows[cursor.row];
    const move = moveCursor(event.key, cursor, { rows, columnCount: grid.runs.length });
    if (event.shiftKey && event.key.startsWith("Arrow")) {
      const to = stepCursor(event.key, cursor, { rows, columnCount: grid.runs.length });
      onPick(pickRange(anchor.current, to, { rows, runs: grid.runs }));
      go(to);
    } else if (event.key === "x" && run !== undefined && row !== undefined) {
      onPick(togglePick(picks, pickOf(run.run_id, row.id)));
    } else if (move?.kind === "move") {
      if (picks.size > 0) onPick(NO_PICKS);
      go(move.cursor);
    } else if (move?.kind === "fold") {
      takesFocus.current = true;
      onFold(move.groupId);
    } else if (event.key === "n") {
      const failed = nextFailed(cursor, rows, cellAt, grid.runs.length);
      if (failed !== null) go(failed);
    } else if (
      event.key === "Enter" &&
      run !== undefined &&
      event.target instanceof HTMLElement &&
      event.target.matches("[data-grid-cursor]")
    ) {
      onOpen({ runId: run.run_id, rowId: rows[cursor.row]?.id ?? null });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Moves the focus to the cell of the cursor; a cell that only comes to be drawn by scrolling gets it in the next frame. */
function focusCursor(scroller: HTMLElement): void {
  const focused = scroller.querySelector<HTMLElement>("[data-grid-cursor]");
  if (focused === null) {
    // The keys that are pressed until then stay the grid's.
    scroller.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
    requestAnimationFrame(() =>
      scroller.querySelector<HTMLElement>("[data-grid-cursor]")?.focus({ preventScroll: true }),
    );
    return;
  }
  focused.focus({ preventScroll: true });
  focused.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Scrolls by as little as shows a row below the pinned bars. */
function bringRowInSight(scroller: HTMLElement, row: number): void {
  const top = row * ROW_HEIGHT;
  const bottom = top + ROW_HEIGHT + HEAD_HEIGHT - scroller.clientHeight + 12;
  if (scroller.scrollTop > top) scroller.scrollTo({ top });
  else if (scroller.scrollTop < bottom) scroller.scrollTo({ top: bottom });
}

/** Shows the newest runs first when they do not all fit. */
function useNewestInSight(scroller: RefObject<HTMLDivElement | null>, newestRunId: string | undefined): void {
  useEffect(() => {
    if (newestRunId !== undefined) scroller.current?.scrollTo({ left: scroller.current.scrollWidth });
  }, [scroller, newestRunId]);
}

import { ChevronDown, ChevronRight } from "lucide-react";
import { type MouseEvent, memo, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { areSameCells, type GridCell, isSameCell } from "./grid-cells.ts";
import { GridMarks } from "./grid-marks.tsx";
import { COLUMN_WIDTH, ROW_HEIGHT } from "./grid-measures.ts";
import type { GridRow } from "./grid-rows.ts";
import { RoleMark } from "./role-mark.tsx";

const FLASH_MILLISECONDS = 700;

/** Whether a press selects one cell, extends a range to it, or adds and takes it away. */
export type PickHow = "select" | "extend" | "toggle";

function howOf(event: MouseEvent): PickHow {
  if (event.shiftKey) return "extend";
  return event.ctrlKey || event.metaKey ? "toggle" : "select";
}

interface GridRowViewProps {
  readonly row: GridRow;
  /** From 1, as the accessibility tree counts; the first is the row of runs. */
  readonly position: number;
  readonly top: number;
  readonly cells: readonly (GridCell | null)[];
  /** The column of the grid's one focus when it is in this row. */
  readonly cursorColumn: number | null;
  readonly cursorLabel: string | null;
  readonly isSelected: boolean;
  /** The column of the selected run; `null` when none is. */
  readonly selectedColumn: number | null;
  /** The columns that are picked with others for one act. */
  readonly picked: ReadonlySet<number> | null;
  readonly onSelect: (rowId: string, column: number | null, how: PickHow) => void;
  readonly onFold: (groupId: string) => void;
}

/** One row of the grid: its name, and its cells as one drawing; only the focused cell is an element of its own. */
export const GridRowView = memo(
  function GridRowView(props: GridRowViewProps) {
    const { row, position, top, cells, cursorColumn, cursorLabel, isSelected, onSelect } = props;
    const flashing = useFlashes(cells);
    const select = (event: MouseEvent<SVGSVGElement>) => {
      const left = event.currentTarget.getBoundingClientRect().left;
      onSelect(row.id, Math.floor((event.clientX - left) / COLUMN_WIDTH), howOf(event));
    };
    return (
      <div
        role="row"
        aria-rowindex={position}
        className={isSelected ? "grid-row grid-row-selected" : "grid-row"}
        style={{ top }}
      >
        <GridLabel {...props} />
        <svg
          className="grid-cells"
          data-marks={cells.flatMap((cell) => cell?.mark ?? []).join(" ")}
          width={cells.length * COLUMN_WIDTH}
          height={ROW_HEIGHT}
          aria-hidden="true"
          onClick={select}
        >
          {props.picked !== null && <PickedMarks columns={props.picked} />}
          <GridMarks cells={cells} size={row.kind === "group" ? 13 : 16} flashing={flashing} />
        </svg>
        {cursorColumn !== null && (
          <div
            role="gridcell"
            tabIndex={0}
            data-grid-cursor
            aria-colindex={cursorColumn + 2}
            aria-selected={isSelected}
            aria-label={cursorLabel ?? ""}
            className={isSelected ? "grid-cursor grid-cursor-selected" : "grid-cursor"}
            style={{ left: `calc(var(--grid-label-width) + ${cursorColumn * COLUMN_WIDTH}px)` }}
          />
        )}
      </div>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.top === after.top &&
    before.cursorColumn === after.cursorColumn &&
    before.cursorLabel === after.cursorLabel &&
    before.isSelected === after.isSelected &&
    before.selectedColumn === after.selectedColumn &&
    samePicks(before.picked, after.picked) &&
    before.onSelect === after.onSelect &&
    before.onFold === after.onFold &&
    areSameCells(before.cells, after.cells),
);

function samePicks(left: ReadonlySet<number> | null, right: ReadonlySet<number> | null): boolean {
  if (left === null || right === null) return left === right;
  return left.size === right.size && [...left].every((column) => right.has(column));
}

function PickedMarks({ columns }: { readonly columns: ReadonlySet<number> }) {
  return [...columns].map((column) => (
    <rect
      key={column}
      className="grid-picked"
      x={column * COLUMN_WIDTH + 0.5}
      y="0.5"
      width={COLUMN_WIDTH - 1}
      height={ROW_HEIGHT - 1}
    />
  ));
}

/** The columns whose cell has just changed while the row was on show. */
function useFlashes(cells: readonly (GridCell | null)[]): ReadonlySet<number> {
  const previous = useRef(cells);
  const [flashing, setFlashing] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const before = previous.current;
    previous.current = cells;
    // Another page of runs is not a change of state.
    if (before.length !== cells.length) return undefined;
    const changed = cells.flatMap((cell, column) => (isSameCell(cell, before[column] ?? null) ? [] : [column]));
    if (changed.length === 0 || changed.length > cells.length / 2) return undefined;
    setFlashing(new Set(changed));
    const timer = setTimeout(() => setFlashing(new Set()), FLASH_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [cells]);
  return flashing;
}

/** Airflow's way to say how many instances a mapped task has: of the selected run, `[ ]` where that is not known. */
function mappedCount(cells: readonly (GridCell | null)[], selectedColumn: number | null): string {
  const cell = selectedColumn === null ? null : (cells[selectedColumn] ?? null);
  return cell?.isExpanded === true ? `[${cell.count}]` : "[ ]";
}

function GridLabel({ row, cells, selectedColumn, onSelect, onFold }: GridRowViewProps) {
  const { t } = useTranslation();
  const indent = 24 + row.depth * 16;
  if (row.kind === "task") {
    return (
      <div role="rowheader" className="grid-label" style={{ paddingLeft: indent }}>
        <button
          type="button"
          tabIndex={-1}
          className="mono cut"
          title={row.id}
          onClick={() => onSelect(row.id, null, "select")}
        >
          {row.label}
          {row.task.is_mapped && <span className="meta"> {mappedCount(cells, selectedColumn)}</span>}
        </button>
        <span className="fill" />
        <RoleMark task={row.task} />
      </div>
    );
  }
  return (
    <div role="rowheader" className="grid-label grid-label-group" style={{ paddingLeft: indent - 18 }}>
      <button
        type="button"
        tabIndex={-1}
        className="grid-fold"
        aria-expanded={!row.isFolded}
        aria-label={
          row.isFolded ? t("grid.openGroup", { group: row.label }) : t("grid.foldGroup", { group: row.label })
        }
        onClick={() => onFold(row.id)}
      >
        {row.isFolded ? <ChevronRight size={12} /> : <ChevronDown size={12} />}
      </button>
      <button type="button" tabIndex={-1} className="strong cut" title={row.id} onClick={() => onFold(row.id)}>
        {row.label}
      </button>
      <span className="fill" />
      {row.isFolded && <span className="small meta">{t("grid.tasks", { count: row.taskIds.length })}</span>}
    </div>
  );
}

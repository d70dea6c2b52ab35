import { ChevronsLeft, Database, Play, StickyNote } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { DagRun } from "../../api/ui-shapes.ts";
import { useNow } from "../../app/clock.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { runSeconds, scaleStepSeconds } from "../../components/bar-heights.ts";
import { BAR_AREA_HEIGHT, COLUMN_WIDTH } from "./grid-measures.ts";

const MILLISECONDS_PER_DAY = 86_400_000;
/** A date is as wide as this many columns. */
const DATE_COLUMNS = 3;

interface GridHeadProps {
  readonly runs: readonly DagRun[];
  readonly selectedColumn: number | null;
  /** Whether the grid's one focus is on a run, not on a task. */
  readonly hasCursor: boolean;
  readonly cursorColumn: number;
  readonly onSelect: (column: number) => void;
}

/** The runs above the tasks: their durations as bars on a scale, their type, their dates. */
export const GridHead = memo(function GridHead(props: GridHeadProps) {
  const { runs, selectedColumn, hasCursor, cursorColumn, onSelect } = props;
  const { t } = useTranslation();
  const time = useTimeWords();
  const isMoving = runs.some((run) => run.start_date !== null && run.end_date === null);
  const now = useMovingNow(isMoving);
  const seconds = runs.map((run) => runSeconds(run, now));
  const step = scaleStepSeconds(Math.max(1, ...seconds));
  return (
    <div role="row" aria-rowindex={1} className="grid-head">
      <div role="columnheader" className="grid-head-label">
        <span className="grid-scale" style={{ bottom: 40 + BAR_AREA_HEIGHT * 0.91 }}>
          {time.duration(step * 2)}
        </span>
        <span className="grid-scale" style={{ bottom: 40 + BAR_AREA_HEIGHT * 0.45 }}>
          {time.duration(step)}
        </span>
        <span className="grid-head-task">{t("grid.task")}</span>
      </div>
      {runs.map((run, column) => (
        <RunHead
          key={run.run_id}
          run={run}
          height={Math.max(3, ((seconds[column] ?? 0) / (step * 2)) * BAR_AREA_HEIGHT * 0.95)}
          label={t("grid.run", {
            run: time.moment(run.logical_date),
            type: t(`runType.${run.run_type}`),
            state: t(`state.${run.state}`),
            duration: time.duration(seconds[column] ?? 0),
          })}
          isSelected={column === selectedColumn}
          isCursor={hasCursor && column === cursorColumn}
          column={column}
          onSelect={onSelect}
        />
      ))}
      <div className="grid-dates" aria-hidden="true">
        {datesOf(runs, selectedColumn).map(({ column, at, isSelected }) => (
          <span
            key={column}
            className={`grid-date ${isSelected ? "grid-date-selected" : ""} ${column === 0 ? "grid-date-first" : ""}`}
            style={{ left: column * COLUMN_WIDTH + COLUMN_WIDTH / 2 }}
          >
            {time.day(at)}
          </span>
        ))}
      </div>
    </div>
  );
});

interface RunHeadProps {
  readonly run: DagRun;
  readonly height: number;
  readonly label: string;
  readonly isSelected: boolean;
  readonly isCursor: boolean;
  readonly column: number;
  readonly onSelect: (column: number) => void;
}

function RunHead({ run, height, label, isSelected, isCursor, column, onSelect }: RunHeadProps) {
  return (
    <div
      role="columnheader"
      aria-colindex={column + 2}
      className={isSelected ? "grid-run grid-run-selected" : "grid-run"}
    >
      <button
        type="button"
        tabIndex={isCursor ? 0 : -1}
        data-grid-cursor={isCursor || undefined}
        className={isCursor && isSelected ? "grid-run-button grid-run-current" : "grid-run-button"}
        aria-label={label}
        title={label}
        onClick={() => onSelect(column)}
      >
        {run.note !== null && run.note !== "" && <StickyNote size={11} />}
        <i className={`grid-bar state-${run.state} ${run.state === "running" ? "hatched" : ""}`} style={{ height }} />
        <span className="grid-run-type">
          <RunTypeMark run={run} />
        </span>
      </button>
    </div>
  );
}

function RunTypeMark({ run }: { readonly run: DagRun }) {
  switch (run.run_type) {
    case "manual":
      return <Play size={11} />;
    case "backfill":
      return <ChevronsLeft size={12} />;
    case "dataset_triggered":
      return <Database size={11} />;
    case "scheduled":
      return null;
  }
}

/** The present, second by second only while a run goes on. */
function useMovingNow(isMoving: boolean): number {
  const now = useNow().getTime();
  return isMoving ? now : 0;
}

interface DateMark {
  readonly column: number;
  readonly at: string;
  readonly isSelected: boolean;
}

/** Which columns carry a date: the first, one a week (or where the next fits), and the selected one. */
function datesOf(runs: readonly DagRun[], selectedColumn: number | null): readonly DateMark[] {
  const marks: DateMark[] = [];
  let lastColumn = Number.NEGATIVE_INFINITY;
  let lastAt = Number.NEGATIVE_INFINITY;
  for (const [column, run] of runs.entries()) {
    const at = Date.parse(run.logical_date);
    const isFar = column - lastColumn >= DATE_COLUMNS * 2;
    if (!isFar || at - lastAt < 5 * MILLISECONDS_PER_DAY) continue;
    marks.push({ column, at: run.logical_date, isSelected: false });
    lastColumn = column;
    lastAt = at;
  }
  const selected = selectedColumn === null ? undefined : runs[selectedColumn];
  if (selectedColumn === null || selected === undefined) return marks;
  return [
    ...marks.filter((mark) => Math.abs(mark.column - selectedColumn) >= DATE_COLUMNS),
    { column: selectedColumn, at: selected.logical_date, isSelected: true },
  ];
}

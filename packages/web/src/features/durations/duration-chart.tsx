import { useTranslation } from "react-i18next";
import type { DagRun } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { scaleStepSeconds } from "../../components/bar-heights.ts";
import type { DurationPoint, DurationRow } from "./duration-rows.ts";

const HEIGHT = 240;
const LEFT = 64;
const BOTTOM = 24;

interface DurationChartProps {
  readonly row: DurationRow;
  readonly runs: readonly DagRun[];
  readonly width: number;
  readonly onOpen: (run: DagRun) => void;
}

/** Each run as a bar, with the median as a line, the middle half as a band, and a ring around what lies far off. */
export function DurationChart({ row, runs, width, onOpen }: DurationChartProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const step = stepOf(row.longest);
  const most = Math.max(step * 2, row.longest * 1.05);
  const column = Math.max(6, (width - LEFT - 8) / Math.max(1, runs.length));
  const yOf = (seconds: number) => (HEIGHT - BOTTOM) * (1 - seconds / most) + 8;
  const every = Math.max(1, Math.ceil(64 / column));
  return (
    <svg
      className="duration-chart"
      width={LEFT + column * runs.length + 8}
      height={HEIGHT + 8}
      role="img"
      aria-label={t("durations.chartOf", { task: row.label })}
    >
      <DurationLines step={step} yOf={yOf} />
      <rect
        className="duration-band"
        x={LEFT}
        y={yOf(row.quartiles[1])}
        width={column * runs.length}
        height={Math.max(1, yOf(row.quartiles[0]) - yOf(row.quartiles[1]))}
      />
      {row.points.map((point) => {
        const run = runs[point.runIndex];
        if (run === undefined) return null;
        return <DurationBar key={point.runIndex} point={point} run={run} column={column} yOf={yOf} onOpen={onOpen} />;
      })}
      <line
        className="duration-median"
        x1={LEFT}
        x2={LEFT + column * runs.length}
        y1={yOf(row.median)}
        y2={yOf(row.median)}
      />
      {runs.map(
        (run, index) =>
          index % every === 0 && (
            <text key={run.run_id} x={LEFT + index * column + 2} y={HEIGHT + 2}>
              {time.day(run.logical_date)}
            </text>
          ),
      )}
    </svg>
  );
}

interface DurationLinesProps {
  readonly step: number;
  readonly yOf: (seconds: number) => number;
}

/** The lines across the chart, with how long each stands for. */
function DurationLines({ step, yOf }: DurationLinesProps) {
  const time = useTimeWords();
  return [0, step, step * 2].map((at) => (
    <g key={at}>
      <line x1={LEFT} x2="100%" y1={yOf(at)} y2={yOf(at)} className="duration-line" />
      <text x={LEFT - 8} y={yOf(at) + 4} textAnchor="end">
        {at === 0 ? "0" : time.exactDuration(at)}
      </text>
    </g>
  ));
}

interface DurationBarProps {
  readonly point: DurationPoint;
  readonly run: DagRun;
  /** The width of a run's column, in pixels. */
  readonly column: number;
  readonly yOf: (seconds: number) => number;
  readonly onOpen: (run: DagRun) => void;
}

function DurationBar({ point, run, column, yOf, onOpen }: DurationBarProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const base = yOf(0);
  const left = LEFT + point.runIndex * column;
  const x = left + column * 0.15;
  const top = Math.min(base - 2, yOf(point.seconds));
  return (
    <g className={`duration-bar state-${point.state}`} onClick={() => onOpen(run)}>
      <title>{`${time.moment(run.logical_date)} · ${time.exactDuration(point.seconds)} · ${t(`state.${point.state}`)}`}</title>
      <rect x={left} y={0} width={column} height={base} fill="transparent" />
      <rect
        className="duration-fill"
        x={x}
        y={top}
        width={column * 0.7}
        height={base - top}
        rx={Math.min(3, column * 0.2)}
      />
      {point.isOutlier && <circle className="duration-ring" cx={x + column * 0.35} cy={top} r="5" />}
    </g>
  );
}

/** Half of a scale that reaches the longest; below two seconds in parts of one. */
function stepOf(longest: number): number {
  return [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((step) => step * 2 >= longest) ?? scaleStepSeconds(longest);
}

const SPARK_RUNS = 60;

/** The same as a small drawing without words. */
export function DurationSparkline({ row, runCount }: { readonly row: DurationRow; readonly runCount: number }) {
  const column = 5;
  const height = 22;
  const most = Math.max(0.001, row.longest);
  const first = Math.max(0, runCount - SPARK_RUNS);
  return (
    <svg className="duration-spark" width={column * (runCount - first)} height={height} aria-hidden="true">
      {row.points
        .filter((point) => point.runIndex >= first)
        .map((point) => {
          const tall = Math.max(2, (point.seconds / most) * (height - 2));
          return (
            <rect
              key={point.runIndex}
              className={`duration-fill state-${point.state}`}
              x={(point.runIndex - first) * column}
              y={height - tall}
              width={column - 1.5}
              height={tall}
              rx="1"
            />
          );
        })}
    </svg>
  );
}

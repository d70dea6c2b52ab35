import type { DagRun, DagStructure, GridAnswer, WireTaskInstanceState } from "../../api/ui-shapes.ts";
import { medianOf, quantileOf } from "../gantt/median.ts";

/** How long something took in one run. */
export interface DurationPoint {
  readonly runIndex: number;
  readonly seconds: number;
  readonly state: NonNullable<WireTaskInstanceState>;
  /** Far from where the others are. */
  readonly isOutlier: boolean;
}

/** How long one task took over runs; the whole run has no task. */
export interface DurationRow {
  readonly taskId: string | null;
  readonly label: string;
  readonly points: readonly DurationPoint[];
  readonly median: number;
  readonly quartiles: readonly [number, number];
  readonly longest: number;
  readonly last: DurationPoint | null;
  /** The last over the median; 1 is as usual. */
  readonly drift: number;
  readonly outliers: number;
}

const LEAST_POINTS = 5;
/** A difference that nobody would notice is no outlier, however steady the others are. */
const LEAST_SECONDS = 0.2;

interface RawPoint {
  readonly runIndex: number;
  readonly seconds: number;
  readonly state: NonNullable<WireTaskInstanceState>;
}

/** Sums points up; an outlier lies more than one and a half times the distance of the quartiles beyond them. */
export function durationRow(taskId: string | null, label: string, points: readonly RawPoint[]): DurationRow {
  const seconds = points.map((point) => point.seconds);
  const quartiles = [quantileOf(seconds, 0.25), quantileOf(seconds, 0.75)] as const;
  const median = medianOf(seconds);
  const reach = Math.max(LEAST_SECONDS, (quartiles[1] - quartiles[0]) * 1.5);
  const isOutlier = (value: number) =>
    points.length >= LEAST_POINTS && (value > quartiles[1] + reach || value < quartiles[0] - reach);
  const judged = points.map((point) => ({ ...point, isOutlier: isOutlier(point.seconds) }));
  const last = judged.at(-1) ?? null;
  return {
    taskId,
    label,
    points: judged,
    median,
    quartiles,
    longest: Math.max(0, ...seconds),
    last,
    drift: last === null || median === 0 ? 1 : last.seconds / median,
    outliers: judged.filter((point) => point.isOutlier).length,
  };
}

function pointOfRun(run: DagRun, runIndex: number): readonly RawPoint[] {
  if (run.start_date === null || run.end_date === null) return [];
  return [{ runIndex, seconds: secondsBetween(run.start_date, run.end_date), state: run.state }];
}

function secondsBetween(start: string, end: string): number {
  return Math.max(0, (Date.parse(end) - Date.parse(start)) / 1000);
}

interface TaskSpan {
  readonly start: string;
  readonly end: string;
  readonly state: NonNullable<WireTaskInstanceState>;
}

/** The run itself and each of its tasks; the instances of a mapped task in one run count from the first to the last. */
export function buildDurationRows(structure: DagStructure, grid: GridAnswer): readonly DurationRow[] {
  const spans = new Map<string, Map<number, TaskSpan>>();
  for (const [runIndex, taskId, , state, , start, end] of grid.task_instances) {
    if (start === null || end === null || state === null || start === end) continue;
    const ofTask = spans.get(taskId) ?? new Map<number, TaskSpan>();
    const known = ofTask.get(runIndex);
    ofTask.set(runIndex, {
      start: known === undefined || start < known.start ? start : known.start,
      end: known === undefined || end > known.end ? end : known.end,
      state: known?.state === "failed" ? "failed" : state,
    });
    spans.set(taskId, ofTask);
  }
  const rows = structure.tasks.map((task) => {
    const ofTask = [...(spans.get(task.task_id) ?? [])].toSorted(([left], [right]) => left - right);
    return durationRow(
      task.task_id,
      task.task_id,
      ofTask.map(([runIndex, { start, end, state }]) => ({ runIndex, seconds: secondsBetween(start, end), state })),
    );
  });
  return [durationRow(null, "", grid.runs.flatMap(pointOfRun)), ...rows];
}

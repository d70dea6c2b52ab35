import type { TimelineAnswer, TimelineRun } from "../../api/overview-shapes.ts";
import { groupBy } from "../../app/group-by.ts";
import type { TimelineStretch } from "./timeline-stretch.ts";

/** How long a planned run is drawn where its Dag has none that has ended. */
const UNKNOWN_MILLISECONDS = 60_000;

/** What overlaps beyond this is drawn on the last row of its lane. */
const ROWS_MAXIMUM = 6;

/** A run or a plan, on its row of the lane; times in milliseconds since the epoch. */
export interface TimelineBar {
  readonly run: TimelineRun | null;
  readonly start: number;
  readonly end: number;
  readonly row: number;
}

/** One Dag with what runs of it, earliest first. */
export interface TimelineLane {
  readonly dagId: string;
  readonly bars: readonly TimelineBar[];
  readonly rows: number;
  readonly runCount: number;
  readonly plannedCount: number;
}

/** How many run at once from a moment on, until the next one. */
export interface AtOnce {
  readonly from: number;
  readonly count: number;
}

/** Each Dag's lane, by id; those of which nothing is in the stretch are left out. */
export function timelineLanes(answer: TimelineAnswer, now: number): readonly TimelineLane[] {
  const runs = groupBy(answer.runs, (run) => run.dag_id);
  const planned = new Map(answer.planned.map((plan) => [plan.dag_id, plan.run_after]));
  const dagIds = [...new Set([...runs.keys(), ...planned.keys()])].sort();
  return dagIds.map((dagId) => laneOf(dagId, runs.get(dagId) ?? [], planned.get(dagId) ?? [], now));
}

function laneOf(dagId: string, runs: readonly TimelineRun[], planned: readonly string[], now: number): TimelineLane {
  const length = usualLength(runs);
  const spans = [
    ...runs.map((run) => ({
      run,
      start: Date.parse(run.start_date),
      end: run.end_date === null ? now : Date.parse(run.end_date),
    })),
    ...planned
      .map((at) => ({ run: null, start: Date.parse(at), end: Date.parse(at) + length }))
      .filter(({ start }) => start >= now),
  ].sort((left, right) => left.start - right.start);
  const bars = inRows(spans);
  const rows = bars.reduce((most, { row }) => Math.max(most, row + 1), 1);
  return { dagId, bars, rows, runCount: runs.length, plannedCount: spans.length - runs.length };
}

/** Each on the first row that is free at its start. */
function inRows(spans: readonly Omit<TimelineBar, "row">[]): readonly TimelineBar[] {
  const ends: number[] = [];
  return spans.map((span) => {
    const free = ends.findIndex((end) => end <= span.start);
    const row = Math.min(free === -1 ? ends.length : free, ROWS_MAXIMUM - 1);
    ends[row] = Math.max(ends[row] ?? 0, span.end);
    return { ...span, row };
  });
}

/** The median of those that have ended: one that hung does not make every plan long. */
function usualLength(runs: readonly TimelineRun[]): number {
  const lengths = runs
    .flatMap((run) => (run.end_date === null ? [] : [Date.parse(run.end_date) - Date.parse(run.start_date)]))
    .sort((left, right) => left - right);
  return lengths[Math.floor(lengths.length / 2)] ?? UNKNOWN_MILLISECONDS;
}

/** How many run at once over a stretch, plans included: where runs clash. */
export function runsAtOnce(lanes: readonly TimelineLane[], { from, until }: TimelineStretch): readonly AtOnce[] {
  const changes = lanes
    .flatMap(({ bars }) => bars)
    .filter(({ start, end }) => start < until && end > from)
    .flatMap(({ start, end }) => [
      { at: Math.max(start, from), by: 1 },
      { at: Math.min(end, until), by: -1 },
    ])
    // One that begins when another ends does not clash with it.
    .sort((left, right) => left.at - right.at || left.by - right.by);
  const steps: AtOnce[] = [{ from, count: 0 }];
  let count = 0;
  for (const { at, by } of changes) {
    count += by;
    if (steps.at(-1)?.from === at) steps.pop();
    steps.push({ from: at, count });
  }
  return steps;
}

/** Where most run at once; `null` where nothing runs. */
export function peakOf(steps: readonly AtOnce[]): AtOnce | null {
  const peak = steps.reduce<AtOnce | null>((most, step) => (step.count > (most?.count ?? 0) ? step : most), null);
  return peak;
}

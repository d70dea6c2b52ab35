import type { TaskInstanceState } from "@baram/domain";
import type { CountInTime, HistoryAnswer } from "../../api/overview-shapes.ts";

/** The states of the chart from its foot up: what went well carries the rest. */
const STACK_ORDER: readonly TaskInstanceState[] = [
  "success",
  "skipped",
  "failed",
  "upstream_failed",
  "running",
  "restarting",
  "deferred",
  "up_for_retry",
  "up_for_reschedule",
  "queued",
  "scheduled",
];

/** One step of time with what is counted for it. */
export interface HistoryColumn {
  readonly from: string;
  readonly until: string;
  readonly counts: readonly StateCount[];
  readonly total: number;
}

/** How many are in a state. */
export interface StateCount {
  readonly state: TaskInstanceState;
  readonly count: number;
}

/** The steps of a stretch, oldest first, each with its counts in the order in which they are stacked. */
export function historyColumns(history: HistoryAnswer, counts: readonly CountInTime[]): readonly HistoryColumn[] {
  const begin = Date.parse(history.from);
  const length = history.step_seconds * 1000;
  return Array.from({ length: history.steps }, (_, step) => {
    const here = inStackOrder(counts.filter((count) => count.step === step));
    return {
      from: new Date(begin + step * length).toISOString(),
      until: new Date(begin + (step + 1) * length).toISOString(),
      counts: here,
      total: here.reduce((total, { count }) => total + count, 0),
    };
  });
}

/** All steps together. */
export function totalCounts(counts: readonly CountInTime[]): readonly StateCount[] {
  return inStackOrder(counts);
}

function inStackOrder(counts: readonly CountInTime[]): readonly StateCount[] {
  return STACK_ORDER.map((state) => ({
    state,
    count: counts.reduce((total, each) => (each.state === state ? total + each.count : total), 0),
  })).filter(({ count }) => count > 0);
}

/** The lines of a scale that reaches at least to the tallest column: zero, a half and the whole of a round number. */
export function scaleLines(tallest: number): readonly number[] {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, tallest)));
  const top = [1, 2, 4, 5, 6, 8, 10].map((step) => step * magnitude).find((each) => each >= tallest) ?? tallest;
  return top === 1 ? [0, 1] : [0, top / 2, top];
}

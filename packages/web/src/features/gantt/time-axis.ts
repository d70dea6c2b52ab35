/** The steps between two marks of a time axis, in seconds. */
const STEPS = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600,
  43_200, 86_400, 172_800, 604_800,
] as const;

/** The least room for the words of a mark, in pixels. */
const LEAST_GAP = 92;

/** A stretch of time that is drawn, in milliseconds since the epoch. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** The marks of an axis: where they are, and how far they are apart, in milliseconds. */
export interface TimeAxis {
  readonly marks: readonly number[];
  readonly step: number;
}

/** Marks at round moments, counted from `origin`, with room for their words. */
export function timeAxis({ from, to }: TimeWindow, width: number, origin: number): TimeAxis {
  const span = Math.max(1, to - from);
  const most = Math.max(2, Math.floor(width / LEAST_GAP));
  const seconds = STEPS.find((step) => span / (step * 1000) <= most) ?? 604_800;
  const step = seconds * 1000;
  const marks: number[] = [];
  for (let at = origin + Math.ceil((from - origin) / step) * step; at <= to; at += step) marks.push(at);
  return { marks, step };
}

/** Where a moment is on the axis, in percent. */
export function placeOf(at: number, { from, to }: TimeWindow): number {
  return ((at - from) / Math.max(1, to - from)) * 100;
}

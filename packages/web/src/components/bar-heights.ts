interface Timed {
  readonly start_date: string | null;
  readonly end_date: string | null;
}

interface BarScale {
  readonly tallest: number;
  readonly shortest: number;
}

/** How long a run took, in seconds; of one that still runs, how long until `now`, and 0 before its start. */
export function runSeconds(run: Timed, now: number): number {
  if (run.start_date === null) return 0;
  const end = run.end_date === null ? now : Date.parse(run.end_date);
  return Math.max(0, (end - Date.parse(run.start_date)) / 1000);
}

/** The height of each bar in pixels: the longest run is the tallest, none is shorter than the shortest. */
export function barHeights(
  runs: readonly Timed[],
  { tallest, shortest }: BarScale,
  now = Date.now(),
): readonly number[] {
  const seconds = runs.map((run) => runSeconds(run, now));
  const longest = Math.max(...seconds, 0);
  return seconds.map((each) => (longest === 0 ? shortest : Math.max(shortest, Math.round((each / longest) * tallest))));
}

const ROUND_SECONDS = [
  1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400, 172_800, 604_800,
] as const;

/** The length, in seconds, of one of the two steps of a scale that reaches at least to the longest run. */
export function scaleStepSeconds(longest: number): number {
  return ROUND_SECONDS.find((step) => step * 2 >= longest) ?? Math.ceil(longest / 2);
}

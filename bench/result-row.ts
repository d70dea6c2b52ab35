/** One measured figure, as printed and as written to the JSON file. */
export interface ResultRow {
  /** `B1.hop_latency_p50_ms`. */
  readonly metric: string;
  readonly database: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly repeats: number;
  /** Of the server and its runners together; `null` where it was not measured. */
  readonly cpuSecondsPerTask: number | null;
  /** Transactions, those that only read on PostgreSQL included; `null` where they were not counted. */
  readonly commitsPerTask: number | null;
  /** The figure over what nothing can be better than, measured in the same run; `null` where nothing bounds it. */
  readonly ratioToRaw: number | null;
  /** What must be shown, in words. */
  readonly budget: string;
  readonly stretch: string;
}

/** What a measurement gives: each metric with one figure for each repeat. */
export interface Measurement {
  readonly metric: string;
  readonly unit: string;
  readonly budget: string;
  readonly stretch: string;
  readonly figures: readonly number[];
  readonly cpuSecondsPerTask?: readonly number[];
  readonly commitsPerTask?: readonly number[];
  /** The physical limit of the figure, in its unit, from the same run. */
  readonly raw?: number;
}

/** Sums repeats up as median and spread. */
export function resultRow(measurement: Measurement, database: string): ResultRow {
  const { figures, cpuSecondsPerTask = [], commitsPerTask = [], raw, ...described } = measurement;
  return {
    ...described,
    database,
    median: median(figures),
    min: Math.min(...figures),
    max: Math.max(...figures),
    repeats: figures.length,
    cpuSecondsPerTask: cpuSecondsPerTask.length === 0 ? null : median(cpuSecondsPerTask),
    commitsPerTask: commitsPerTask.length === 0 ? null : median(commitsPerTask),
    ratioToRaw: raw === undefined ? null : median(figures) / raw,
  };
}

/** The middle figure; the mean of the two in the middle where their number is even. */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** The figure below which a share of all lies, between its two neighbors by proportion. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((one, other) => one - other);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

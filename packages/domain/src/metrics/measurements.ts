import type { MetricName } from "./metric-definitions.ts";

/** What a figure is told apart by, in the names of its definition. */
export type MetricLabels = Readonly<Record<string, string>>;

/** Where processes put what they count and measure. Nothing waits for it, and nothing of it throws. */
export interface Measurements {
  count(name: MetricName, labels?: MetricLabels, by?: number): void;
  observe(name: MetricName, labels: MetricLabels, seconds: number): void;
  set(name: MetricName, value: number, labels?: MetricLabels): void;
  /** Forgets what a gauge has of things that may be gone. */
  reset(name: MetricName): void;
  /** Has gauges set just before somebody looks at them. @returns the function that ends it. */
  beforeLook(setGauges: () => void): () => void;
}

/** Where nobody measures. */
export const NO_MEASUREMENTS: Measurements = {
  count: () => undefined,
  observe: () => undefined,
  set: () => undefined,
  reset: () => undefined,
  beforeLook: () => () => undefined,
};

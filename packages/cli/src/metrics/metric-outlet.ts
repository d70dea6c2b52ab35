import type { MetricLabels, MetricName } from "@baram/domain";

/** A way by which metrics leave the process. */
export interface MetricOutlet {
  count(name: MetricName, labels: MetricLabels, by: number): void;
  observe(name: MetricName, labels: MetricLabels, seconds: number): void;
  set(name: MetricName, value: number, labels: MetricLabels): void;
  reset(name: MetricName): void;
}

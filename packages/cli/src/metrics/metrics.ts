import type { Measurements, MetricLabels, MetricName } from "@baram/domain";
import type { MetricOutlet } from "./metric-outlet.ts";

/** The metrics of a process: one set of names, and as many ways out as are configured. */
export class Metrics implements Measurements {
  readonly #outlets: readonly MetricOutlet[];
  readonly #beforeLook = new Set<() => void>();

  constructor(outlets: readonly MetricOutlet[]) {
    this.#outlets = outlets;
  }

  count(name: MetricName, labels: MetricLabels = {}, by = 1): void {
    for (const outlet of this.#outlets) outlet.count(name, labels, by);
  }

  observe(name: MetricName, labels: MetricLabels, seconds: number): void {
    for (const outlet of this.#outlets) outlet.observe(name, labels, seconds);
  }

  set(name: MetricName, value: number, labels: MetricLabels = {}): void {
    for (const outlet of this.#outlets) outlet.set(name, value, labels);
  }

  reset(name: MetricName): void {
    for (const outlet of this.#outlets) outlet.reset(name);
  }

  beforeLook(setGauges: () => void): () => void {
    this.#beforeLook.add(setGauges);
    return () => this.#beforeLook.delete(setGauges);
  }

  /** Has the gauges of this process's parts set. */
  prepareLook(): void {
    for (const setGauges of this.#beforeLook) setGauges();
  }
}

import { METRICS, type MetricLabels, type MetricName } from "@baram/domain";
import type { Counter, Gauge, Registry, Summary } from "prom-client";
import type { MetricOutlet } from "./metric-outlet.ts";

/** Keeps metrics until a Prometheus server reads them: `_` where the name has a point, and `airflow_` before it. */
export class PrometheusOutlet implements MetricOutlet {
  readonly #counters = new Map<MetricName, Counter>();
  readonly #summaries = new Map<MetricName, Summary>();
  readonly #gauges = new Map<MetricName, Gauge>();

  constructor(
    library: Pick<typeof import("prom-client"), "Counter" | "Gauge" | "Summary">,
    registry: Registry,
    isChosen: (name: string) => boolean,
  ) {
    for (const [key, { kind, labels, help }] of Object.entries(METRICS)) {
      if (!isChosen(key)) continue;
      const name = key as MetricName;
      const given = {
        name: `airflow_${key.replaceAll(".", "_")}`,
        help,
        labelNames: [...labels],
        registers: [registry],
      };
      if (kind === "counter") this.#counters.set(name, new library.Counter(given));
      else if (kind === "gauge") this.#gauges.set(name, new library.Gauge(given));
      else this.#summaries.set(name, new library.Summary({ ...given, percentiles: [0.5, 0.9, 0.99] }));
    }
  }

  count(name: MetricName, labels: MetricLabels, by: number): void {
    this.#counters.get(name)?.inc({ ...labels }, by);
  }

  observe(name: MetricName, labels: MetricLabels, seconds: number): void {
    this.#summaries.get(name)?.observe({ ...labels }, seconds);
  }

  set(name: MetricName, value: number, labels: MetricLabels): void {
    this.#gauges.get(name)?.set({ ...labels }, value);
  }

  reset(name: MetricName): void {
    this.#gauges.get(name)?.reset();
  }
}

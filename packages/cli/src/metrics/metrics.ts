import type { Counter, Gauge, Registry, Summary } from "prom-client";

/**
 * Every metric of Baram's own, by Airflow's name where Airflow has it. Prometheus has `_` where the name has a point, and
 * `airflow_` before it.
 */
export const METRICS = {
  "ti.start": { kind: "counter", labels: ["dag_id", "task_id"], help: "Tries of tasks that have started." },
  "ti.finish": { kind: "counter", labels: ["dag_id", "task_id", "state"], help: "Tries that have ended, by state." },
  ti_failures: { kind: "counter", labels: [], help: "Task instances that have failed for good." },
  ti_successes: { kind: "counter", labels: [], help: "Task instances that have succeeded." },
  "task.duration": { kind: "summary", labels: ["dag_id", "task_id"], help: "How many seconds tries took." },
  "dagrun.duration.success": {
    kind: "summary",
    labels: ["dag_id"],
    help: "How many seconds runs took that succeeded.",
  },
  "dagrun.duration.failed": { kind: "summary", labels: ["dag_id"], help: "How many seconds runs took that failed." },
  "dataset.updates": { kind: "counter", labels: [], help: "Updates of assets that Dags wait for." },
  scheduler_heartbeat: { kind: "counter", labels: [], help: "Heartbeats of a scheduler in this process." },
  triggerer_heartbeat: { kind: "counter", labels: [], help: "Heartbeats of a triggerer in this process." },
  dagbag_size: { kind: "gauge", labels: [], help: "Dags whose files are there." },
  "dag_processing.import_errors": { kind: "gauge", labels: [], help: "Dag files that do not load." },
  "executor.open_slots": { kind: "gauge", labels: [], help: "How many more tries may run." },
  "executor.queued_tasks": { kind: "gauge", labels: [], help: "Tries that are queued." },
  "executor.running_tasks": { kind: "gauge", labels: [], help: "Tries that run." },
  "pool.open_slots": { kind: "gauge", labels: ["pool"], help: "Slots of a pool that nobody takes." },
  "pool.queued_slots": { kind: "gauge", labels: ["pool"], help: "Slots that queued tries take." },
  "pool.running_slots": { kind: "gauge", labels: ["pool"], help: "Slots that running tries take." },
  "pool.scheduled_slots": { kind: "gauge", labels: ["pool"], help: "Slots that scheduled instances wait for." },
  "pool.deferred_slots": { kind: "gauge", labels: ["pool"], help: "Slots of deferred instances." },
  "triggers.running": { kind: "gauge", labels: [], help: "Triggers that are awaited." },
} as const satisfies Record<string, MetricDefinition>;

interface MetricDefinition {
  readonly kind: "counter" | "gauge" | "summary";
  readonly labels: readonly string[];
  readonly help: string;
}

/** What a metric is called here. */
export type MetricName = keyof typeof METRICS;

/** Which metrics are kept, by what their names begin with. Parity: what is allowed beats what is blocked. */
export interface MetricChoice {
  /** Separated by commas; empty for all. */
  readonly allowList: string;
  readonly blockList: string;
}

/** The metrics of a process. One that was not chosen is passed over. */
export class Metrics {
  readonly #counters = new Map<MetricName, Counter>();
  readonly #summaries = new Map<MetricName, Summary>();
  readonly #gauges = new Map<MetricName, Gauge>();

  constructor(library: typeof import("prom-client"), registry: Registry, choice: MetricChoice) {
    for (const [key, { kind, labels, help }] of Object.entries(METRICS)) {
      if (!isChosen(key, choice)) continue;
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

  count(name: MetricName, labels: Readonly<Record<string, string>> = {}): void {
    this.#counters.get(name)?.inc({ ...labels });
  }

  observe(name: MetricName, labels: Readonly<Record<string, string>>, seconds: number): void {
    this.#summaries.get(name)?.observe({ ...labels }, seconds);
  }

  set(name: MetricName, value: number, labels: Readonly<Record<string, string>> = {}): void {
    this.#gauges.get(name)?.set({ ...labels }, value);
  }

  /** Forgets what a gauge has of things that may be gone. */
  reset(name: MetricName): void {
    this.#gauges.get(name)?.reset();
  }
}

function isChosen(name: string, { allowList, blockList }: MetricChoice): boolean {
  if (allowList.trim() !== "") return beginsWithAny(name, allowList);
  return !beginsWithAny(name, blockList);
}

function beginsWithAny(name: string, list: string): boolean {
  const prefixes = list.split(",").map((prefix) => prefix.trim().toLowerCase());
  return prefixes.some((prefix) => prefix !== "" && name.startsWith(prefix));
}

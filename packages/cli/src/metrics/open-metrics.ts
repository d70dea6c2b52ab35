import { type Measurements, NO_MEASUREMENTS } from "@baram/domain";
import type { Registry } from "prom-client";
import type { ServerOptions } from "../composition/server-options.ts";
import { metricChoice } from "./metric-choice.ts";
import type { MetricOutlet } from "./metric-outlet.ts";
import { Metrics } from "./metrics.ts";
import { PrometheusOutlet } from "./prometheus-outlet.ts";
import { statsdFormat } from "./statsd-format.ts";
import { StatsdOutlet } from "./statsd-outlet.ts";
import { StatsdSocket } from "./statsd-socket.ts";

/** The metrics of a process, with their ways out. */
export interface OpenMetrics {
  /** What parts count and measure with. */
  readonly measurements: Measurements;
  /** `null` where metrics are off. */
  readonly metrics: Metrics | null;
  /** What a Prometheus server reads; `null` where none does. */
  readonly registry: Registry | null;
  /** Whether gauges are sent as time passes, and not when somebody asks. */
  readonly sendsGauges: boolean;
  /** Sends what is left. */
  close(): Promise<void>;
}

const OFF: OpenMetrics = {
  measurements: NO_MEASUREMENTS,
  metrics: null,
  registry: null,
  sendsGauges: false,
  close: async () => undefined,
};

/**
 * Opens the ways out that the configuration names; where it names none, nothing is loaded and nothing is counted.
 *
 * Throws a `ConfigurationError` for lists that make no sense.
 */
export async function openMetrics({
  configuration,
  logger,
}: Pick<ServerOptions, "configuration" | "logger">): Promise<OpenMetrics> {
  const options = configuration.metrics;
  if (!options.prometheus_on && !options.statsd_on) return OFF;
  const outlets: MetricOutlet[] = [];
  let registry: Registry | null = null;
  if (options.prometheus_on) {
    const { default: library } = await import("prom-client");
    registry = new library.Registry();
    library.collectDefaultMetrics({ register: registry });
    outlets.push(new PrometheusOutlet(library, registry, metricChoice(options)));
  }
  let socket: StatsdSocket | null = null;
  if (options.statsd_on) {
    const opened = new StatsdSocket({ host: options.statsd_host, port: options.statsd_port }, logger);
    socket = opened;
    const onRefused = (name: string) =>
      logger.error("A metric is left out: StatsD knows letters, digits and _.-/ and 250 of them at most", { name });
    outlets.push(new StatsdOutlet(statsdFormat(options), (line) => opened.send(line), onRefused));
  }
  const metrics = new Metrics(outlets);
  return {
    measurements: metrics,
    metrics,
    registry,
    sendsGauges: options.statsd_on,
    close: async () => socket?.close(),
  };
}

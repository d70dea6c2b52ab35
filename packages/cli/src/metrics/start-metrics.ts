import { createServer, type Server } from "node:http";
import type { Foundation } from "../composition/foundation.ts";
import type { RunningPart, ServerOptions } from "../composition/server-options.ts";
import { ConfigurationError } from "../configuration/configuration.ts";
import type { OpenMetrics } from "./open-metrics.ts";
import { readGauges } from "./read-gauges.ts";

const NOTHING: RunningPart = { stop: async () => undefined };

/**
 * Counts what this process commits, and serves it to a Prometheus server or sends it to a StatsD server, where the
 * configuration says so; else costs nothing.
 *
 * Throws a `ConfigurationError` when the port is not to be had.
 */
export async function startMetrics(
  { configuration, logger }: ServerOptions,
  { store, jobs, meter }: Pick<Foundation, "store" | "jobs" | "meter">,
  { metrics, registry, sendsGauges }: OpenMetrics,
): Promise<RunningPart> {
  if (metrics === null || meter === null) return NOTHING;
  const stopObserving = store.observeTransitions((transitions) => meter.observe(transitions));
  const stopListening = store.subscribeToOwn((changes) => {
    for (const { kind } of changes) if (kind === "assetUpdate") metrics.count("dataset.updates");
  });
  const { parallelism } = configuration.core;
  const look = async () => {
    metrics.prepareLook();
    await readGauges(metrics, store.reader, { parallelism });
  };
  jobs.onHeartbeat(async () => {
    if (jobs.types.includes("SchedulerJob")) metrics.count("scheduler_heartbeat");
    if (jobs.types.includes("TriggererJob")) metrics.count("triggerer_heartbeat");
    if (!sendsGauges) return;
    // How the installation stands is the same for every process, so schedulers alone send it.
    if (jobs.types.includes("SchedulerJob")) await look();
    else metrics.prepareLook();
  });
  const end = () => {
    stopObserving();
    stopListening();
  };
  if (registry === null) return { stop: async () => end() };
  const server = createServer((request, response) => {
    if (request.url !== "/metrics" || request.method !== "GET") {
      response.writeHead(404).end();
      return;
    }
    look()
      .then(() => registry.metrics())
      .then((text) => response.writeHead(200, { "content-type": registry.contentType }).end(text))
      .catch((error: unknown) => {
        logger.error("The metrics could not be read", { error });
        response.writeHead(500).end();
      });
  });
  const { prometheus_host: host, prometheus_port: wanted } = configuration.metrics;
  try {
    await listen(server, { host, port: wanted });
  } catch (error) {
    end();
    throw error;
  }
  const address = server.address();
  if (typeof address === "object") logger.info("Metrics are served", { port: address?.port, path: "/metrics" });
  return {
    stop: async () => {
      end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server, place: { readonly host: string; readonly port: number }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(place, resolve);
  }).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new ConfigurationError(
      `Metrics cannot be served on ${place.host} port ${place.port} (${code}); give each process a port of its own in BARAM__METRICS__PROMETHEUS_PORT.`,
    );
  });
}

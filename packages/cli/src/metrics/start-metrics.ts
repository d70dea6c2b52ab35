import { createServer, type Server } from "node:http";
import type { Foundation } from "../composition/foundation.ts";
import type { RunningPart, ServerOptions } from "../composition/server-options.ts";
import { ConfigurationError } from "../configuration/configuration.ts";
import { countChanges } from "./count-changes.ts";
import { Metrics } from "./metrics.ts";
import { readGauges } from "./read-gauges.ts";

const NOTHING: RunningPart = { stop: async () => undefined };

/**
 * Shows what this process does to a Prometheus server, where the configuration says so; else costs nothing, not even the
 * loading of the library.
 *
 * Throws a `ConfigurationError` when the port is not to be had.
 */
export async function startMetrics(
  { configuration, logger }: ServerOptions,
  { store, jobs }: Pick<Foundation, "store" | "jobs">,
): Promise<RunningPart> {
  const options = configuration.metrics;
  if (!options.prometheus_on) return NOTHING;
  const { default: library } = await import("prom-client");
  const registry = new library.Registry();
  library.collectDefaultMetrics({ register: registry });
  const choice = { allowList: options.metrics_allow_list, blockList: options.metrics_block_list };
  const metrics = new Metrics(library, registry, choice);
  const unsubscribe = store.subscribeToOwn((changes) => countChanges(metrics, changes));
  jobs.onHeartbeat(async () => {
    for (const jobType of jobs.types) {
      if (jobType === "SchedulerJob") metrics.count("scheduler_heartbeat");
      if (jobType === "TriggererJob") metrics.count("triggerer_heartbeat");
    }
  });
  const { parallelism } = configuration.core;
  const server = createServer((request, response) => {
    if (request.url !== "/metrics" || request.method !== "GET") {
      response.writeHead(404).end();
      return;
    }
    readGauges(metrics, store.reader, { parallelism })
      .then(() => registry.metrics())
      .then((text) => response.writeHead(200, { "content-type": registry.contentType }).end(text))
      .catch((error: unknown) => {
        logger.error("The metrics could not be read", { error });
        response.writeHead(500).end();
      });
  });
  try {
    await listen(server, { host: options.prometheus_host, port: options.prometheus_port });
  } catch (error) {
    unsubscribe();
    throw error;
  }
  const address = server.address();
  if (typeof address === "object") logger.info("Metrics are served", { port: address?.port, path: "/metrics" });
  return {
    stop: async () => {
      unsubscribe();
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

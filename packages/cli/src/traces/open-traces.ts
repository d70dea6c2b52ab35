import type { Logger } from "@baram/domain";
import type { ServerOptions } from "../composition/server-options.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { OpenTraces } from "./span.ts";

const OFF: OpenTraces = { tell: null, close: async () => undefined };

/** Opens the way to the collector that the configuration names; where it names none, nothing is loaded. */
export async function openTraces({
  configuration,
  logger,
  version,
}: Pick<ServerOptions, "configuration" | "logger" | "version">): Promise<OpenTraces> {
  if (!configuration.traces.otel_on) return OFF;
  const { openTelemetryTraces } = await import("./open-telemetry-traces.ts");
  return openTelemetryTraces({
    url: collectorUrl(configuration.traces),
    ...settingsOf(configuration, logger),
    version,
  });
}

function settingsOf({ traces }: Configuration, logger: Logger) {
  return { service: traces.otel_service, logsSpans: traces.otel_debugging_on, logger };
}

/** Parity: the path is OTLP's own. */
function collectorUrl({ otel_ssl_active, otel_host, otel_port }: Configuration["traces"]): string {
  const host = otel_host.includes(":") ? `[${otel_host}]` : otel_host;
  return `${otel_ssl_active ? "https" : "http"}://${host}:${otel_port}/v1/traces`;
}

import type { OptionDefinition } from "./option-definition.ts";

/** Where traces go. */
export const TRACES_OPTIONS = {
  otel_on: {
    kind: "boolean",
    defaultText: "False",
    help: "Whether runs, tries and requests are told to an OpenTelemetry collector as spans.",
  },
  otel_host: { kind: "text", defaultText: "localhost", help: "Where the collector is." },
  otel_port: {
    kind: "integer",
    defaultText: "8889",
    minimum: 1,
    help: "The port on which the collector takes OTLP over HTTP.",
  },
  otel_ssl_active: { kind: "boolean", defaultText: "False", help: "Whether the collector is reached by TLS." },
  otel_service: { kind: "text", defaultText: "Airflow", help: "What the spans say they are of." },
  otel_debugging_on: { kind: "boolean", defaultText: "False", help: "Whether each span is written to the log, too." },
} as const satisfies Record<string, OptionDefinition>;

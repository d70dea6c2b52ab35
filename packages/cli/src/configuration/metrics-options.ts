import type { OptionDefinition } from "./option-definition.ts";

/** Which metrics go where. */
export const METRICS_OPTIONS = {
  prometheus_on: {
    kind: "boolean",
    defaultText: "False",
    help: "Whether each process shows its metrics to Prometheus, at /metrics on a port of its own.",
  },
  prometheus_host: { kind: "text", defaultText: "127.0.0.1", help: "The address metrics are served on." },
  prometheus_port: {
    kind: "integer",
    defaultText: "9102",
    minimum: 0,
    help: "The port metrics are served on; 0 for any free one, which the log names.",
  },
  metrics_allow_list: {
    kind: "text",
    defaultText: "",
    help: "Which metrics are kept, by what their names begin with, separated by commas; all when empty.",
    former: [["metrics", "statsd_allow_list"]],
  },
  metrics_block_list: {
    kind: "text",
    defaultText: "",
    help: "Which metrics are left out, by what their names begin with, where nothing is allowed by name.",
    former: [["metrics", "statsd_block_list"]],
  },
  metrics_use_pattern_match: {
    kind: "boolean",
    defaultText: "False",
    help: "Whether the two lists hold regular expressions that a name has to match somewhere.",
  },
  statsd_on: {
    kind: "boolean",
    defaultText: "False",
    help: "Whether each process sends its metrics to a StatsD server.",
    former: [["scheduler", "statsd_on"]],
  },
  statsd_host: {
    kind: "text",
    defaultText: "localhost",
    help: "Where the StatsD server is.",
    former: [["scheduler", "statsd_host"]],
  },
  statsd_port: {
    kind: "integer",
    defaultText: "8125",
    minimum: 1,
    help: "The UDP port of the StatsD server.",
    former: [["scheduler", "statsd_port"]],
  },
  statsd_prefix: {
    kind: "text",
    defaultText: "airflow",
    help: "What is before each name that StatsD is sent, with a point between them.",
    former: [["scheduler", "statsd_prefix"]],
  },
  statsd_datadog_enabled: {
    kind: "boolean",
    defaultText: "False",
    help: "Whether StatsD is sent tags as Datadog writes them.",
    former: [["scheduler", "statsd_datadog_enabled"]],
  },
  statsd_datadog_tags: {
    kind: "text",
    defaultText: "",
    help: "Tags that Datadog is sent with every metric, as key:value, separated by commas.",
    former: [["scheduler", "statsd_datadog_tags"]],
  },
  statsd_datadog_metrics_tags: {
    kind: "boolean",
    defaultText: "True",
    help: "Whether Datadog is sent what a metric is of as tags.",
    former: [["scheduler", "statsd_datadog_metrics_tags"]],
  },
  statsd_influxdb_enabled: {
    kind: "boolean",
    defaultText: "False",
    help: "Whether StatsD is sent tags as InfluxDB writes them.",
  },
  statsd_disabled_tags: {
    kind: "text",
    defaultText: "job_id,run_id",
    help: "Tags that are never sent, separated by commas.",
  },
} as const satisfies Record<string, OptionDefinition>;

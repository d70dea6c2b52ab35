import type { Configuration } from "../configuration/configuration.ts";
import { metricChoice } from "./metric-choice.ts";
import type { StatsdFormat } from "./statsd-outlet.ts";

/** How the configuration has metrics written for StatsD. Parity: Datadog comes before InfluxDB where both are on. */
export function statsdFormat(options: Configuration["metrics"]): StatsdFormat {
  const isDatadog = options.statsd_datadog_enabled;
  const isInfluxDb = options.statsd_influxdb_enabled && !isDatadog;
  return {
    prefix: options.statsd_prefix,
    tags: isDatadog ? "datadog" : isInfluxDb ? "influxdb" : "none",
    hasMetricTags: isInfluxDb || (isDatadog && options.statsd_datadog_metrics_tags),
    disabledTags: listOf(options.statsd_disabled_tags),
    constantTags: isDatadog ? listOf(options.statsd_datadog_tags) : [],
    isChosen: metricChoice(options),
  };
}

function listOf(text: string): readonly string[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

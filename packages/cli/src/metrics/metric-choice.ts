import type { Configuration } from "../configuration/configuration.ts";
import { ConfigurationError } from "../configuration/configuration.ts";

/**
 * Which metrics are kept, by their names with points. Parity: what is allowed beats what is blocked.
 *
 * Throws a `ConfigurationError` for a pattern that is none.
 */
export function metricChoice(options: Configuration["metrics"]): (name: string) => boolean {
  const { metrics_allow_list: allowed, metrics_block_list: blocked, metrics_use_pattern_match: byPattern } = options;
  const matcher = byPattern ? patternMatcher : prefixMatcher;
  if (allowed.trim() !== "") return matcher(allowed);
  const isBlocked = matcher(blocked);
  return (name) => !isBlocked(name);
}

function entriesOf(list: string): readonly string[] {
  return list
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function prefixMatcher(list: string): (name: string) => boolean {
  const prefixes = entriesOf(list).map((prefix) => prefix.toLowerCase());
  return (name) => prefixes.some((prefix) => name.toLowerCase().startsWith(prefix));
}

function patternMatcher(list: string): (name: string) => boolean {
  const patterns = entriesOf(list).map((entry) => {
    try {
      return new RegExp(entry);
    } catch {
      throw new ConfigurationError(
        `"${entry}" in the metrics_allow_list or metrics_block_list is not a regular expression, which metrics_use_pattern_match asks for.`,
      );
    }
  });
  return (name) => patterns.some((pattern) => pattern.test(name));
}

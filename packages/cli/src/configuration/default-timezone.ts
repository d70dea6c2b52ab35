import type { Terminal } from "../terminal/terminal.ts";
import type { Configuration } from "./configuration.ts";
import { findConfigurationSources } from "./configuration-sources.ts";
import { readOptionTexts } from "./option-texts.ts";
import { readOptionValue } from "./option-value.ts";

/** The zone of what names none, as zones are written in Dags. */
export function defaultTimezone({ core }: { readonly core: Pick<Configuration["core"], "default_timezone"> }): string {
  const { default_timezone: zone } = core;
  if (zone === "system") return Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone.toLowerCase() === "utc" ? "UTC" : zone;
}

/**
 * The same before a command has read its configuration. What cannot be the option is left to that reading to refuse,
 * and nobody is asked for secrets.
 */
export function readDefaultTimezone(place: Pick<Terminal, "environment" | "workingFolder">): string {
  const { sources } = findConfigurationSources(place);
  const { options } = readOptionTexts({
    ...sources,
    runCommand: () => "",
    readSecrets: () => ({ kind: "read", values: {} }),
  });
  const option = options.find(({ section, key }) => section === "core" && key === "default_timezone");
  const read = option === undefined ? null : readOptionValue(option);
  return defaultTimezone({ core: { default_timezone: read?.kind === "value" ? String(read.value) : "utc" } });
}

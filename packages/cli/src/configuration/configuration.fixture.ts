import { type Configuration, readConfiguration } from "./configuration.ts";
import type { ConfigurationSources } from "./option-texts.ts";

/** What the configuration of an installation with nothing but these sources comes to. */
export function configurationOf(sources: Partial<ConfigurationSources>): Configuration {
  return readConfiguration({
    environment: {},
    file: null,
    userFolder: "/home/ada",
    runCommand: () => "",
    readSecrets: () => ({ kind: "read", values: {} }),
    ...sources,
  }).configuration;
}

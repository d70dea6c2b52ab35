import type { Configuration } from "../configuration/configuration.ts";

/** The modules that the configuration names as listeners, in the order in which they are told. */
export function listenerNames({ core }: Pick<Configuration, "core">): readonly string[] {
  return core.listeners
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

import type { ExposedOption } from "@baram/api-server";
import type { Configuration } from "./configuration.ts";
import { OPTIONS, type OptionDefinition } from "./options.ts";

/** Parity: what stands in the place of a secret. */
const HIDDEN = "< hidden >";
const YES: ReadonlySet<string> = new Set(["true", "t", "1", "yes", "on", "non-sensitive-only"]);

/** The options as the REST API may show them; `null` where it may not. */
export function exposedOptionsOf(configuration: Configuration): readonly ExposedOption[] | null {
  if (!YES.has(configuration.api.expose_config.trim().toLowerCase())) return null;
  const values: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>> = configuration;
  return Object.entries<Readonly<Record<string, OptionDefinition>>>(OPTIONS).flatMap(([section, options]) =>
    Object.entries(options).map(([key, { isSensitive }]) => ({
      section,
      key,
      value: isSensitive === true ? HIDDEN : textOf(values[section]?.[key]),
    })),
  );
}

function textOf(value: string | number | boolean | undefined): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return value === undefined ? "" : String(value);
}

import type { ExposedOption } from "@baram/api-server";
import type { Configuration } from "./configuration.ts";
import { parseConfigurationFile } from "./configuration-file.ts";
import { findOptionText, variableOf } from "./find-option-text.ts";
import type { OptionDefinition } from "./option-definition.ts";
import { OPTIONS } from "./options.ts";

/** Parity: what stands in the place of a secret. */
const HIDDEN = "< hidden >";
const YES: ReadonlySet<string> = new Set(["true", "t", "1", "yes", "on", "non-sensitive-only"]);

/** Where options may have been set. */
export interface OptionPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The text of the configuration file; `null` without one. */
  readonly fileText: string | null;
}

/** The options as the server may show them, with where each value is from; `null` where it may not. */
export function exposedOptionsOf(
  configuration: Configuration,
  { environment, fileText }: OptionPlaces,
): readonly ExposedOption[] | null {
  if (!YES.has(configuration.api.expose_config.trim().toLowerCase())) return null;
  const values: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>> = configuration;
  const parsed = parseConfigurationFile(fileText ?? "");
  const texts = parsed.kind === "texts" ? parsed.texts : new Map<string, ReadonlyMap<string, string>>();
  return Object.entries<Readonly<Record<string, OptionDefinition>>>(OPTIONS).flatMap(([section, options]) =>
    Object.entries(options).map(([key, definition]) => {
      // Only where the text is counts here, so no command is run for it again.
      const places = { environment, texts, runCommand: () => "" };
      const place = findOptionText({ section, key, definition }, places)?.name ?? null;
      const { isSensitive, defaultText, help } = definition;
      return {
        section,
        key,
        value: isSensitive === true ? HIDDEN : textOf(values[section]?.[key]),
        defaultText,
        help,
        origin:
          place === null ? ("default" as const) : place.startsWith("[") ? ("file" as const) : ("environment" as const),
        place,
        variable: variableOf(section, key),
      };
    }),
  );
}

function textOf(value: string | number | boolean | undefined): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return value === undefined ? "" : String(value);
}

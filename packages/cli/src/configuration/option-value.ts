import { isValidTimezone, nearMatches } from "@baram/domain";
import { readBaseUrl } from "./base-url.ts";
import { readDatabaseUrl } from "./database-url.ts";
import type { OptionText } from "./option-texts.ts";

/** What an option is set to, or a sentence about why its text cannot be that. */
export type OptionValue =
  | { readonly kind: "value"; readonly value: string | number | boolean }
  | { readonly kind: "refused"; readonly sentence: string };

/** Makes an option's text what the option takes. */
export function readOptionValue(option: Pick<OptionText, "definition" | "name" | "text">): OptionValue {
  const { definition, name, text } = option;
  switch (definition.kind) {
    case "text":
      if (definition.isMandatory === true && text.trim() === "") {
        return refuse(`${name} is empty; it has to be a text.`);
      }
      return definition.choices === undefined ? valueOf(text) : readChoice(name, text, definition.choices);
    case "boolean":
      return readBoolean(name, text);
    case "base-url":
      return readBaseUrl(name, text);
    case "database-url":
      return readDatabaseUrl(name, text);
    case "timezone":
      return readTimezone(name, text);
    case "integer-or-empty":
      return text.trim() === "" ? valueOf("") : readInteger(option, " or empty");
    case "integer":
      return readInteger(option);
  }
}

function readInteger(
  { definition, name, text }: Pick<OptionText, "definition" | "name" | "text">,
  or = "",
): OptionValue {
  const value = Number(text.trim());
  const minimum = definition.minimum ?? Number.MIN_SAFE_INTEGER;
  if (text.trim() !== "" && Number.isSafeInteger(value) && value >= minimum) return valueOf(value);
  return refuse(`${name} is "${text}"; it has to be a whole number of at least ${minimum}${or}.`);
}

/** Parity: `system` is the zone of this machine. */
function readTimezone(name: string, text: string): OptionValue {
  const zone = text.trim();
  if (zone === "system" || isValidTimezone(zone)) return valueOf(zone);
  return refuse(
    `${name} is "${text}"; it has to be utc, system, an IANA zone such as Europe/Amsterdam, or an offset such as +02:00.`,
  );
}

function readChoice(name: string, text: string, choices: readonly string[]): OptionValue {
  const chosen = choices.find((choice) => choice.toLowerCase() === text.trim().toLowerCase());
  if (chosen !== undefined) return valueOf(chosen);
  const [near] = nearMatches(text.trim(), choices);
  const hint = near === undefined ? "" : ` Did you mean ${near}?`;
  return refuse(`${name} is "${text}"; it has to be one of ${choices.join(", ")}.${hint}`);
}

function readBoolean(name: string, text: string): OptionValue {
  const word = text.replace(/#.*$/s, "").trim().toLowerCase();
  if (["true", "t", "1", "yes", "on"].includes(word)) return valueOf(true);
  if (["false", "f", "0", "no", "off"].includes(word)) return valueOf(false);
  return refuse(`${name} is "${text}"; it has to be True or False.`);
}

function valueOf(value: string | number | boolean): OptionValue {
  return { kind: "value", value };
}

function refuse(sentence: string): OptionValue {
  return { kind: "refused", sentence };
}

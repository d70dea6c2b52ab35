import { type Instant, parseInstant } from "@baram/domain";
import { InvalidArgumentError } from "commander";

/** A date as it was given: the moment, and the offset it was written with. */
export interface DateArgument {
  readonly at: Instant;
  /** `2024-02-03T04:05:06+01:00`, with six digits of a second where it has a fraction. */
  readonly text: string;
}

const DATE =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,6}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Reads a date or a moment; without an offset it is UTC, without a time midnight. `null` for anything else. */
export function parseDateArgument(text: string): DateArgument | null {
  const match = DATE.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour = "00", minute = "00", second = "00", fraction = "", zone = "Z"] = match;
  const digits = /^0*$/.test(fraction) ? "" : `.${fraction.padEnd(6, "0")}`;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}${digits}${offsetText(zone)}`;
  const at = parseInstant(written);
  return at === null ? null : { at, text: written };
}

/** For commander: refuses what is no date. */
export function dateArgument(text: string): DateArgument {
  const date = parseDateArgument(text);
  if (date !== null) return date;
  throw new InvalidArgumentError(`"${text}" is no date; write 2024-01-31 or 2024-01-31T10:00:00+02:00.`);
}

function offsetText(zone: string): string {
  if (zone.toUpperCase() === "Z") return "+00:00";
  return `${zone.slice(0, 3)}:${zone.length > 3 ? zone.slice(-2) : "00"}`;
}

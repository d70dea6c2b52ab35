import { findTimezone, formatInstant, type Instant, parseInstant, placeWallClock } from "@baram/domain";
import { InvalidArgumentError } from "commander";
import { readDefaultTimezone } from "../configuration/default-timezone.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** A date as it was given: the moment, and the offset it was written with. */
export interface DateArgument {
  readonly at: Instant;
  /** `2024-02-03T04:05:06+01:00`, with six digits of a second where it has a fraction. */
  readonly text: string;
}

/** What names a run: its id, or its logical date, which a text may be as well. */
export interface DateOrRunId {
  readonly text: string;
  readonly date: DateArgument | null;
}

/** Where the configuration is read that says which zone a date without an offset is in. */
type ConfiguredPlace = Pick<Terminal, "environment" | "workingFolder">;

const MICROSECONDS_PER_MINUTE = 60_000_000;

const DATE =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,6}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * Reads a date or a moment; without a time it is midnight. `null` for anything else.
 *
 * @param timezone asked for where the text has no offset.
 */
export function parseDateArgument(text: string, timezone: () => string): DateArgument | null {
  const match = DATE.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour = "00", minute = "00", second = "00", fraction = "", zone] = match;
  const digits = /^0*$/.test(fraction) ? "" : `.${fraction.padEnd(6, "0")}`;
  const wallClock = `${year}-${month}-${day}T${hour}:${minute}:${second}${digits}`;
  if (zone === undefined) return inTimezone(wallClock, timezone);
  const written = `${wallClock}${offsetText(zone)}`;
  const at = parseInstant(written);
  return at === null ? null : { at, text: written };
}

/** For commander: refuses what is no date. Parity: a date without an offset is in `[core] default_timezone`. */
export function dateArgument(place: ConfiguredPlace): (text: string) => DateArgument {
  return (text) => {
    const date = parseDateArgument(text, () => readDefaultTimezone(place));
    if (date !== null) return date;
    throw new InvalidArgumentError(`"${text}" is no date; write 2024-01-31 or 2024-01-31T10:00:00+02:00.`);
  };
}

/** For commander: any text, with the date that it may be. */
export function dateOrRunIdArgument(place: ConfiguredPlace): (text: string) => DateOrRunId {
  return (text) => ({ text, date: parseDateArgument(text, () => readDefaultTimezone(place)) });
}

function inTimezone(wallClock: string, timezone: () => string): DateArgument | null {
  const shown = parseInstant(`${wallClock}Z`);
  const zone = shown === null ? null : findTimezone(timezone());
  if (shown === null || zone === null) return null;
  const at = placeWallClock(zone, shown);
  const { offset } = zone.periodAt(at);
  // Zones had seconds before they were standardised, and an offset has none.
  if (offset % MICROSECONDS_PER_MINUTE !== 0) return { at, text: formatInstant(at) };
  const local = formatInstant((at + offset) as Instant).slice(0, -"+00:00".length);
  return { at, text: `${local}${offsetOf(offset)}` };
}

function offsetOf(microseconds: number): string {
  const minutes = Math.abs(microseconds) / MICROSECONDS_PER_MINUTE;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0"));
  return `${microseconds < 0 ? "-" : "+"}${hours}:${rest}`;
}

function offsetText(zone: string): string {
  if (zone.toUpperCase() === "Z") return "+00:00";
  return `${zone.slice(0, 3)}:${zone.length > 3 ? zone.slice(-2) : "00"}`;
}

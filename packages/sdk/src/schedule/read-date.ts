import { type Instant, instantFromDate, instantInTimezone } from "@baram/domain";
import type { DagPlace } from "../dag/dag-error.ts";
import { invalidOption } from "../options/option-reader.ts";

/** What a date option accepts, for error sentences. */
const DATE_FORM = 'an ISO date such as "2026-11-06" or "2026-11-06T09:00:00+09:00", or a Date';

/** Reads a date option; a text without a zone means the Dag's time zone. `null` when it was not given. */
export function readDate(
  place: DagPlace,
  name: "startDate" | "endDate" | "dates",
  written: unknown,
  timezone: string,
): Instant | null {
  if (written === undefined) return null;
  const read = parseDate(written, timezone);
  if (read !== null) return read;
  throw invalidOption(place, name, written, DATE_FORM);
}

function parseDate(written: unknown, timezone: string): Instant | null {
  if (typeof written === "string") return instantInTimezone(written, timezone);
  if (!(written instanceof Date) || Number.isNaN(written.getTime())) return null;
  return instantFromDate(written);
}

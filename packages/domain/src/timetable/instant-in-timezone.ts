import type { Instant } from "../time/instant.ts";
import { parseInstant } from "../time/instant.ts";
import { findTimezone, placeWallClock } from "./timezone.ts";

const ISO_TEXT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(?:\s?(Z|[+-]\d{2}(?::?\d{2})?))?$/i;

/**
 * Reads an ISO 8601 date, or date and time, to the microsecond.
 *
 * A text with an offset stands as it is; one without is a wall-clock time in the zone, a date alone its midnight.
 * `null` for a text or a zone that cannot be read.
 */
export function instantInTimezone(text: string, timezone: string): Instant | null {
  const match = ISO_TEXT.exec(text.trim());
  if (match === null) return null;
  const [, date, time = "00:00", second = "00", fraction = "0", offset] = match;
  if (offset !== undefined && match[2] === undefined) return null;
  const hasMinutes = offset === undefined || offset.length !== 3;
  const fullOffset = offset === undefined ? "Z" : hasMinutes ? offset : `${offset}:00`;
  const at = parseInstant(`${date}T${time}:${second}.${fraction}${fullOffset}`);
  if (at === null || offset !== undefined) return at;
  const zone = findTimezone(timezone);
  return zone === null ? null : placeWallClock(zone, at);
}

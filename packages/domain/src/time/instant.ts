declare const instant: unique symbol;

/**
 * A moment in time: whole microseconds since 1970-01-01T00:00:00Z.
 *
 * Microseconds are exact in a JavaScript number until the year 2255. Branded, so that a number of
 * seconds or a `Date.now()` cannot be passed by mistake.
 */
export type Instant = number & { readonly [instant]: true };

const MICROSECONDS_PER_MILLISECOND = 1000;
const MICROSECONDS_PER_SECOND = 1_000_000;

/** Reads the time. Processes are given one; pure functions are given its answer. */
export interface Clock {
  now(): Instant;
}

/** Takes whole microseconds since the epoch for an instant. */
export function instantFromMicroseconds(microseconds: number): Instant {
  return microseconds as Instant;
}

/** The instant of a `Date`; its microseconds are zero. */
export function instantFromDate(date: Date): Instant {
  return (date.getTime() * MICROSECONDS_PER_MILLISECOND) as Instant;
}

/** Loses the microseconds below the millisecond; only authors and browsers are shown a `Date`. */
export function instantToDate(at: Instant): Date {
  return new Date(Math.floor(at / MICROSECONDS_PER_MILLISECOND));
}

/** The instant so many seconds later; fractions count to the microsecond. */
export function addSeconds(at: Instant, seconds: number): Instant {
  return (at + Math.round(seconds * MICROSECONDS_PER_SECOND)) as Instant;
}

/** How long from `from` to `to`, in seconds; negative when `to` is earlier. */
export function secondsBetween(from: Instant, to: Instant): number {
  return (to - from) / MICROSECONDS_PER_SECOND;
}

/**
 * The text of an instant in ids, templates and on the wire: `2024-02-29T13:14:15.161718+00:00`.
 *
 * Parity: always UTC with a numeric offset; the fraction is left out when it is zero, else it has six digits.
 */
export function formatInstant(at: Instant): string {
  const fraction = ((at % MICROSECONDS_PER_SECOND) + MICROSECONDS_PER_SECOND) % MICROSECONDS_PER_SECOND;
  const seconds = (at - fraction) / MICROSECONDS_PER_SECOND;
  const text = new Date(seconds * MICROSECONDS_PER_MILLISECOND).toISOString().slice(0, 19);
  return fraction === 0 ? `${text}+00:00` : `${text}.${String(fraction).padStart(6, "0")}+00:00`;
}

const ISO_INSTANT = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads a full ISO 8601 moment with seconds and an offset (`Z` or `±hh:mm`), to the microsecond.
 *
 * @returns `null` for anything else: a date alone, a missing offset, a day that does not exist.
 */
export function parseInstant(text: string): Instant | null {
  const match = ISO_INSTANT.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction = "", offset = "Z"] = match;
  const wallClock = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const milliseconds = Date.parse(`${wallClock}Z`);
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 19) !== wallClock) return null;
  const microseconds = Number(fraction.padEnd(6, "0").slice(0, 6));
  return (milliseconds * MICROSECONDS_PER_MILLISECOND + microseconds - offsetMicroseconds(offset)) as Instant;
}

function offsetMicroseconds(offset: string): number {
  if (offset.toUpperCase() === "Z") return 0;
  const sign = offset.startsWith("-") ? -1 : 1;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return sign * minutes * 60 * MICROSECONDS_PER_SECOND;
}

import { type Instant, instantFromDate, parseInstant } from "@baram/domain";

/** A moment of a test: an ISO text, in UTC where it names no zone, or a `Date`. */
export type TestMoment = string | Date;

/** Throws a sentence for a text that is no moment. */
export function readMoment(name: string, given: TestMoment): Instant {
  if (given instanceof Date) return instantFromDate(given);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given);
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(given) && !isDay;
  const at = parseInstant(isDay ? `${given}T00:00:00Z` : hasZone ? given : `${given}Z`);
  if (at !== null) return at;
  throw new TypeError(`${name} is "${given}"; expected an ISO date such as "2024-01-31" or "2024-01-31T10:00:00Z".`);
}

/** A length of time, its parts added up: `{ minutes: 5 }`, `{ hours: 1, minutes: 30 }`. */
export interface Duration {
  readonly weeks?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

const SECONDS_BY_UNIT = {
  weeks: 604_800,
  days: 86_400,
  hours: 3600,
  minutes: 60,
  seconds: 1,
  milliseconds: 0.001,
} as const satisfies Record<keyof Duration, number>;

/** What a duration option accepts, for error sentences. */
export const DURATION_FORM =
  "a duration such as { minutes: 5 }, of weeks, days, hours, minutes, seconds and milliseconds";

/** What an option accepts that may also lead the other way, for error sentences. */
export const SIGNED_DURATION_FORM = `${DURATION_FORM}, or { minutes: -5 } for the other way`;

/** @returns `null` for anything that is not a duration of finite, non-negative parts. */
export function durationToSeconds(duration: unknown): number | null {
  return sumOfParts(duration, 0);
}

/** @returns `null` for anything that is not a duration of finite parts, which may be negative. */
export function signedDurationToSeconds(duration: unknown): number | null {
  return sumOfParts(duration, Number.NEGATIVE_INFINITY);
}

function sumOfParts(duration: unknown, minimum: number): number | null {
  if (typeof duration !== "object" || duration === null) return null;
  const parts = Object.entries(duration).filter(([, amount]) => amount !== undefined);
  if (parts.length === 0) return null;
  let seconds = 0;
  for (const [unit, amount] of parts) {
    if (!isUnit(unit) || typeof amount !== "number" || !Number.isFinite(amount) || amount < minimum) return null;
    seconds += amount * SECONDS_BY_UNIT[unit];
  }
  return seconds;
}

function isUnit(unit: string): unit is keyof Duration {
  return Object.hasOwn(SECONDS_BY_UNIT, unit);
}

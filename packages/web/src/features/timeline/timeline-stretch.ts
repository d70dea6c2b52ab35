import type { TimelineZoom } from "../../app/search-params-overview.ts";
import type { Zone } from "../time/moment-words.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Reach {
  /** How long the stretch is, in milliseconds. */
  readonly length: number;
  /** Its beginning is a multiple of this, so that the same question is asked for a while. */
  readonly raster: number;
  readonly tick: number;
}

/** How far each zoom reaches. */
const REACHES = {
  hours: { length: 6 * HOUR, raster: 15 * MINUTE, tick: HOUR / 2 },
  day: { length: DAY, raster: HOUR, tick: 3 * HOUR },
  week: { length: 7 * DAY, raster: 6 * HOUR, tick: DAY },
} as const satisfies Record<TimelineZoom, Reach>;

/** Of the present, more is shown of what was than of what comes. */
const SHARE_BEFORE_NOW = 0.7;

/** A stretch of time in milliseconds since the epoch. */
export interface TimelineStretch {
  readonly from: number;
  readonly until: number;
}

/** The stretch around a moment; the present where none is given. */
export function stretchAround(at: number | undefined, zoom: TimelineZoom, now: number): TimelineStretch {
  const { length, raster } = REACHES[zoom];
  const begin = at === undefined ? now - length * SHARE_BEFORE_NOW : at - length / 2;
  const from = Math.round(begin / raster) * raster;
  return { from, until: from + length };
}

/** The moment in the middle when the stretch moves by a half of its length. */
export function middleAfter({ from, until }: TimelineStretch, direction: -1 | 1): number {
  return (from + until) / 2 + (direction * (until - from)) / 2;
}

/** The moments that the axis names: whole hours and days of the zone. */
export function ticksOf({ from, until }: TimelineStretch, zoom: TimelineZoom, zone: Zone): readonly number[] {
  const { tick } = REACHES[zoom];
  const offset = zone === "utc" ? 0 : new Date(from).getTimezoneOffset() * MINUTE;
  const first = Math.ceil((from - offset) / tick) * tick + offset;
  const count = Math.max(0, Math.ceil((until - first) / tick));
  return Array.from({ length: count }, (_, index) => first + index * tick);
}

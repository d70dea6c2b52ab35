import { durationWords, roughDurationWords } from "./duration-words.ts";
import type { Language } from "./language.ts";

/** The zone in which every time of the UI is shown: UTC, or the zone of this computer. */
export type Zone = "utc" | "local";

/** How a time is worded. */
export interface TimeStyle {
  readonly zone: Zone;
  readonly language: Language;
}

interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly milliseconds: number;
}

const ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const RELATIVE_LIMIT_SECONDS = 7 * 86_400;
const HOUR_SECONDS = 3600;

function wallClock(at: Date, zone: Zone): WallClock {
  return zone === "utc"
    ? {
        year: at.getUTCFullYear(),
        month: at.getUTCMonth(),
        day: at.getUTCDate(),
        hours: at.getUTCHours(),
        minutes: at.getUTCMinutes(),
        seconds: at.getUTCSeconds(),
        milliseconds: at.getUTCMilliseconds(),
      }
    : {
        year: at.getFullYear(),
        month: at.getMonth(),
        day: at.getDate(),
        hours: at.getHours(),
        minutes: at.getMinutes(),
        seconds: at.getSeconds(),
        milliseconds: at.getMilliseconds(),
      };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function dayOf(clock: WallClock, language: Language): string {
  return language === "ko"
    ? `${clock.month + 1}월 ${clock.day}일`
    : `${clock.day} ${ENGLISH_MONTHS[clock.month] ?? ""}`;
}

/** The zone as it is written beside every time: `UTC`, or the name of this computer's zone. */
export function zoneName(zone: Zone): string {
  return zone === "utc" ? "UTC" : Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `20 Nov`. */
export function dayWords(at: Date, style: TimeStyle): string {
  return dayOf(wallClock(at, style.zone), style.language);
}

/** `20 Nov, 05:14`. */
export function momentWords(at: Date, style: TimeStyle): string {
  const clock = wallClock(at, style.zone);
  const time = `${twoDigits(clock.hours)}:${twoDigits(clock.minutes)}`;
  return style.language === "ko" ? `${dayOf(clock, "ko")} ${time}` : `${dayOf(clock, "en")}, ${time}`;
}

/** The whole moment with its zone: `20 Nov 2026, 05:14:32 UTC`. */
export function fullMomentWords(at: Date, style: TimeStyle): string {
  const clock = wallClock(at, style.zone);
  const zone = zoneName(style.zone);
  return style.language === "ko"
    ? `${clock.year}년 ${dayOf(clock, "ko")} ${clockWords(at, style.zone)} ${zone}`
    : `${dayOf(clock, "en")} ${clock.year}, ${clockWords(at, style.zone)} ${zone}`;
}

/** `05:14:32`. */
export function clockWords(at: Date, zone: Zone): string {
  const clock = wallClock(at, zone);
  return `${twoDigits(clock.hours)}:${twoDigits(clock.minutes)}:${twoDigits(clock.seconds)}`;
}

/** `05:14:32.123`, for log lines. */
export function logClockWords(at: Date, zone: Zone): string {
  return `${clockWords(at, zone)}.${String(wallClock(at, zone).milliseconds).padStart(3, "0")}`;
}

/** How long ago or how soon, up to seven days (`4 min ago`, `in 23 h 45 min`); beyond that the moment itself. */
export function relativeWords(at: Date, now: Date, style: TimeStyle): string {
  const seconds = (now.getTime() - at.getTime()) / 1000;
  if (Math.abs(seconds) >= RELATIVE_LIMIT_SECONDS) return momentWords(at, style);
  const { language } = style;
  if (seconds >= 0 && seconds < 1) return language === "ko" ? "방금" : "just now";
  if (seconds >= 0) {
    // A past within a few hours is still told to the minute; a farther one only roughly.
    const isNear = seconds >= HOUR_SECONDS && seconds < 3 * HOUR_SECONDS;
    const length = isNear ? durationWords(seconds, language) : roughDurationWords(seconds, language);
    return language === "ko" ? `${length} 전` : `${length} ago`;
  }
  const minutes = -seconds >= 60 ? Math.floor(-seconds / 60) * 60 : -seconds;
  const length = durationWords(minutes, language);
  return language === "ko" ? `${length} 후` : `in ${length}`;
}

/** The value of a `datetime-local` field that shows a moment in a zone, to the second. */
export function momentFieldValue(at: Date, zone: Zone): string {
  const clock = wallClock(at, zone);
  return `${clock.year}-${twoDigits(clock.month + 1)}-${twoDigits(clock.day)}T${clockWords(at, zone)}`;
}

/** Reads a `datetime-local` field as a moment of a zone; `null` when it is empty or no date. */
export function parseMomentField(value: string, zone: Zone): Date | null {
  if (value === "") return null;
  const at = new Date(zone === "utc" ? `${value}Z` : value);
  return Number.isNaN(at.getTime()) ? null : at;
}

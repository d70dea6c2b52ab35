import { useMemo } from "react";
import { durationWords, exactDurationWords } from "../features/time/duration-words.ts";
import {
  clockWords,
  dayWords,
  fullMomentWords,
  momentWords,
  relativeWords,
  type TimeStyle,
} from "../features/time/moment-words.ts";
import { usePreferences } from "./preferences.ts";

/** Words for times and durations in the zone and language that were chosen. */
export interface TimeWords {
  readonly style: TimeStyle;
  readonly day: (at: string) => string;
  readonly moment: (at: string) => string;
  readonly fullMoment: (at: string) => string;
  readonly clock: (at: string) => string;
  readonly relative: (at: string, now: Date) => string;
  readonly duration: (seconds: number) => string;
  readonly exactDuration: (seconds: number) => string;
}

/** {@link TimeWords} for the choices of the moment. */
export function useTimeWords(): TimeWords {
  const { zone, language } = usePreferences();
  return useMemo(() => {
    const style = { zone, language };
    return {
      style,
      day: (at) => dayWords(new Date(at), style),
      moment: (at) => momentWords(new Date(at), style),
      fullMoment: (at) => fullMomentWords(new Date(at), style),
      clock: (at) => clockWords(new Date(at), zone),
      relative: (at, now) => relativeWords(new Date(at), now, style),
      duration: (seconds) => durationWords(seconds, language),
      exactDuration: (seconds) => exactDurationWords(seconds, language),
    };
  }, [zone, language]);
}

/** Seconds from one time to another; `null` ends are the present. */
export function secondsFrom(start: string, end: string | null, now: Date): number {
  return ((end === null ? now.getTime() : Date.parse(end)) - Date.parse(start)) / 1000;
}

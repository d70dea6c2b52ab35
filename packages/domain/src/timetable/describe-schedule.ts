import cronstrue from "cronstrue";
import "cronstrue/locales/ko.min.js";
import type { SerializedSchedule } from "../serialized-dag/serialized-dag.ts";

/** A language schedules can be described in. */
export type ScheduleLocale = "en" | "ko";

const UNSCHEDULED: Readonly<Record<ScheduleLocale, string>> = {
  en: "Never, external triggers only",
  ko: "예약 없음, 외부에서 트리거할 때만 실행",
};

/**
 * The schedule in words: `At 06:00, Monday through Friday`.
 *
 * Empty where there are no words for it: a delta, a cron expression with seconds or years, an alias such as `@midnight`.
 */
export function describeSchedule(schedule: SerializedSchedule, locale: ScheduleLocale = "en"): string {
  switch (schedule.kind) {
    case "none":
      return UNSCHEDULED[locale];
    case "cron":
      return describeCron(schedule.expression, locale);
    case "delta":
      return "";
  }
}

/** A cron expression in words; empty for seconds, years and aliases, which the describer reads differently. */
export function describeCron(expression: string, locale: ScheduleLocale): string {
  const columns = expression.trim().split(/\s+/);
  if (columns.length !== 5) return "";
  try {
    const words = cronstrue.toString(columns.join(" "), { use24HourTimeFormat: true, locale });
    return locale === "en" ? inAirflowsWords(words) : words;
  } catch {
    return "";
  }
}

/** Parity: the two describers differ in these phrases. */
function inAirflowsWords(words: string): string {
  return words
    .replace(/ days in a month\b/g, " days")
    .replace(", and on ", ", only on ")
    .replace(/^On the hour, every (\d+ hours)/, "Every $1")
    .replace(/^Every hour, between (\d\d:\d\d and \d\d):00/, "Between $1:59")
    .replace(/(, between \d\d:\d\d and \d\d):00/, "$1:59");
}

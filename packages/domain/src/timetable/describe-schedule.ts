import cronstrue from "cronstrue";
import "cronstrue/locales/ko.min.js";
import type { SerializedSchedule } from "../serialized-dag/serialized-schedule.ts";

/** A language schedules can be described in. */
export type ScheduleLocale = "en" | "ko";

/** Where one text serves a kind of schedule whatever the author wrote. */
const FIXED_WORDS = {
  none: { en: "Never, external triggers only", ko: "예약 없음, 외부에서 트리거할 때만 실행" },
  once: { en: "Once, as soon as possible", ko: "가능한 한 빨리 한 번" },
  continuous: {
    en: "As frequently as possible, but only one run at a time.",
    ko: "가능한 한 자주, 한 번에 하나씩",
  },
  assets: { en: "When assets are updated", ko: "자산이 갱신될 때" },
} as const satisfies Record<string, Readonly<Record<ScheduleLocale, string>>>;

/**
 * The schedule in words: `At 06:00, Monday through Friday`.
 *
 * Empty where there are no words for it: a delta, a cron expression with seconds or years, an alias such as `@midnight`.
 */
export function describeSchedule(schedule: SerializedSchedule, locale: ScheduleLocale = "en"): string {
  switch (schedule.kind) {
    case "none":
    case "once":
    case "continuous":
    case "assets":
      return FIXED_WORDS[schedule.kind][locale];
    case "cron":
    case "cronTrigger":
      return describeCron(schedule.expression, locale);
    case "delta":
      return "";
    case "custom":
      return schedule.description;
    case "events":
      return schedule.description ?? describeEventCount(schedule.dates.length, locale);
    case "assetsOrTime":
      return [FIXED_WORDS.assets[locale], describeSchedule(schedule.time, locale)].filter(Boolean).join("; ");
  }
}

function describeEventCount(count: number, locale: ScheduleLocale): string {
  if (locale === "ko") return `지정한 시각 ${count}개`;
  return `At ${count} listed ${count === 1 ? "moment" : "moments"}`;
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

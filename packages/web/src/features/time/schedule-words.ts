import type { Language } from "./language.ts";

/** A schedule as the server tells it. */
export interface ScheduleFacts {
  /** As the author wrote it: a cron expression, a preset, a delta; `null` or `None` for none. */
  readonly summary: string | null;
  /** The server's English words. */
  readonly description: string | null;
}

const PRESETS: Readonly<Record<string, string>> = {
  "@hourly": "0 * * * *",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@weekly": "0 0 * * 0",
  "@monthly": "0 0 1 * *",
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
};

const ENGLISH_DAYS = ["Sundays", "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays"] as const;
const KOREAN_DAYS = ["일요일", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일"] as const;

const IS_NUMBER = /^\d+$/;

function timeOf(hour: string, minute: string): string {
  return `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
}

function everyFewMinutes(minute: string, language: Language): string | null {
  if (minute === "*") return language === "ko" ? "매분" : "Every minute";
  const step = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (step === undefined) return null;
  return language === "ko" ? `${step}분마다` : `Every ${step} minutes`;
}

function hourly(minute: string, hour: string, language: Language): string | null {
  const step = /^\*\/(\d+)$/.exec(hour)?.[1];
  if (hour !== "*" && step === undefined) return null;
  const isOnTheHour = minute === "0";
  if (language === "ko") {
    if (isOnTheHour) return step === undefined ? "매시간" : `${step}시간마다`;
    return step === undefined ? `매시 ${minute}분` : `${step}시간마다 ${minute}분`;
  }
  const every = step === undefined ? "Every hour" : `Every ${step} hours`;
  return isOnTheHour ? every : `${every} at :${minute.padStart(2, "0")}`;
}

function onDays(weekday: string, time: string, language: Language): string | null {
  if (weekday === "*") return language === "ko" ? `매일 ${time}` : `Every day at ${time}`;
  if (weekday === "1-5") return language === "ko" ? `평일 ${time}` : `Weekdays at ${time}`;
  if (!IS_NUMBER.test(weekday)) return null;
  const day = Number(weekday) % 7;
  return language === "ko" ? `매주 ${KOREAN_DAYS[day]} ${time}` : `${ENGLISH_DAYS[day]} at ${time}`;
}

function cronWords(expression: string, language: Language): string | null {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5) return null;
  const [minute = "", hour = "", dayOfMonth = "", month = "", weekday = ""] = fields;
  if (month !== "*") return null;
  const isEveryDay = dayOfMonth === "*" && weekday === "*";
  if (isEveryDay && hour === "*") {
    const few = everyFewMinutes(minute, language);
    if (few !== null) return few;
  }
  if (!IS_NUMBER.test(minute)) return null;
  if (isEveryDay) {
    const words = hourly(minute, hour, language);
    if (words !== null) return words;
  }
  if (!IS_NUMBER.test(hour)) return null;
  const time = timeOf(hour, minute);
  if (dayOfMonth === "*") return onDays(weekday, time, language);
  if (!IS_NUMBER.test(dayOfMonth) || weekday !== "*") return null;
  return language === "ko" ? `매월 ${dayOfMonth}일 ${time}` : `Day ${dayOfMonth} of every month at ${time}`;
}

/** How the server begins the summary of a schedule by assets that has a timetable, too. */
const ASSETS_OR = "Dataset or ";

/** A schedule in words: the usual crons and presets in the reader's language, else what the server says of it. */
export function scheduleWords({ summary, description }: ScheduleFacts, language: Language): string {
  if (summary === null || summary === "" || summary === "None") {
    return language === "ko" ? "없음, 트리거로만 실행" : "None, by trigger only";
  }
  if (summary === "Dataset") return language === "ko" ? "자산이 갱신될 때" : "When its assets are updated";
  if (summary.startsWith(ASSETS_OR)) {
    const words = scheduleWords({ summary: summary.slice(ASSETS_OR.length), description: null }, language);
    return language === "ko" ? `${words}, 또는 자산이 갱신될 때` : `${words}, or when its assets are updated`;
  }
  if (summary === "@once") return language === "ko" ? "한 번" : "Once";
  if (summary === "@continuous") return language === "ko" ? "쉬지 않고 계속" : "Continuously";
  const words = cronWords(PRESETS[summary] ?? summary, language);
  if (words !== null) return words;
  return description === null || description === "" ? summary : description;
}

import { describe, expect, test } from "vitest";
import { durationWords, exactDurationWords, roughDurationWords } from "./duration-words.ts";
import {
  clockWords,
  fullMomentWords,
  logClockWords,
  momentFieldValue,
  momentWords,
  parseMomentField,
  relativeWords,
} from "./moment-words.ts";
import { scheduleWords } from "./schedule-words.ts";

const ENGLISH = { zone: "utc", language: "en" } as const;
const KOREAN = { zone: "utc", language: "ko" } as const;
const NOON = new Date("2026-11-20T12:00:00.000Z");

function secondsFromNoon(seconds: number): Date {
  return new Date(NOON.getTime() + seconds * 1000);
}

describe("durations", () => {
  test.each([
    [0.4, "< 1 s", "1초 미만"],
    [42, "42 s", "42초"],
    [60, "1 min", "1분"],
    [482, "8 min 2 s", "8분 2초"],
    [11_040, "3 h 4 min", "3시간 4분"],
    [230_400, "2 d 16 h", "2일 16시간"],
    [172_800, "2 d", "2일"],
  ])("%d s reads %s in English and %s in Korean", (seconds, english, korean) => {
    expect(durationWords(seconds, "en")).toBe(english);
    expect(durationWords(seconds, "ko")).toBe(korean);
  });

  test("details tell milliseconds below a second", () => {
    expect(exactDurationWords(0.84, "en")).toBe("840 ms");
    expect(exactDurationWords(482, "en")).toBe("8 min 2 s");
  });

  test("a rough length has one unit", () => {
    expect(roughDurationWords(11_040, "en")).toBe("3 h");
  });
});

describe("moments", () => {
  test("a moment is worded in the zone and the language that were chosen", () => {
    const at = new Date("2026-11-20T05:14:32.123Z");
    expect(momentWords(at, ENGLISH)).toBe("20 Nov, 05:14");
    expect(momentWords(at, KOREAN)).toBe("11월 20일 05:14");
    expect(fullMomentWords(at, ENGLISH)).toBe("20 Nov 2026, 05:14:32 UTC");
    expect(clockWords(at, "utc")).toBe("05:14:32");
    expect(logClockWords(at, "utc")).toBe("05:14:32.123");
  });

  test("a moment within seven days is told relative to now, a farther one by its date", () => {
    expect(relativeWords(secondsFromNoon(-240), NOON, ENGLISH)).toBe("4 min ago");
    expect(relativeWords(secondsFromNoon(-6240), NOON, ENGLISH)).toBe("1 h 44 min ago");
    expect(relativeWords(secondsFromNoon(85_500), NOON, ENGLISH)).toBe("in 23 h 45 min");
    expect(relativeWords(secondsFromNoon(85_500), NOON, KOREAN)).toBe("23시간 45분 후");
    expect(relativeWords(secondsFromNoon(-8 * 86_400), NOON, ENGLISH)).toBe("12 Nov, 12:00");
  });

  test("what comes soon is told to the second only in its last minute", () => {
    expect(relativeWords(secondsFromNoon(95), NOON, ENGLISH)).toBe("in 1 min");
    expect(relativeWords(secondsFromNoon(42), NOON, ENGLISH)).toBe("in 42 s");
  });

  test("a field for a moment reads back what it showed", () => {
    expect(momentFieldValue(NOON, "utc")).toBe("2026-11-20T12:00:00");
    expect(parseMomentField("2026-11-20T12:00:00", "utc")).toEqual(NOON);
    expect(parseMomentField(momentFieldValue(NOON, "local"), "local")).toEqual(NOON);
    expect(parseMomentField("", "utc")).toBeNull();
  });
});

describe("schedules", () => {
  test.each([
    ["0 5 * * *", "Every day at 05:00", "매일 05:00"],
    ["@daily", "Every day at 00:00", "매일 00:00"],
    ["*/10 * * * *", "Every 10 minutes", "10분마다"],
    ["@hourly", "Every hour", "매시간"],
    ["30 * * * *", "Every hour at :30", "매시 30분"],
    ["0 */6 * * *", "Every 6 hours", "6시간마다"],
    ["0 7 * * 1", "Mondays at 07:00", "매주 월요일 07:00"],
    ["0 23 * * 1-5", "Weekdays at 23:00", "평일 23:00"],
    ["0 3 1 * *", "Day 1 of every month at 03:00", "매월 1일 03:00"],
    ["None", "None, by trigger only", "없음, 트리거로만 실행"],
    ["Dataset", "When its assets are updated", "자산이 갱신될 때"],
    [
      "Dataset or 0 3 1 * *",
      "Day 1 of every month at 03:00, or when its assets are updated",
      "매월 1일 03:00, 또는 자산이 갱신될 때",
    ],
  ])("%s reads %s in English and %s in Korean", (summary, english, korean) => {
    expect(scheduleWords({ summary, description: "from the server" }, "en")).toBe(english);
    expect(scheduleWords({ summary, description: "from the server" }, "ko")).toBe(korean);
  });

  test("an unusual cron keeps the words of the server", () => {
    expect(scheduleWords({ summary: "5 4 1-7 * 3", description: "At 04:05 in the first week" }, "en")).toBe(
      "At 04:05 in the first week",
    );
  });
});

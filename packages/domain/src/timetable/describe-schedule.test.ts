import { describe, expect, test } from "vitest";
import { describeCron, describeSchedule } from "./describe-schedule.ts";

describe("a cron expression in English", () => {
  test.each([
    ["* * * * *", "Every minute"],
    ["0 * * * *", "Every hour"],
    ["0 */4 * * *", "Every 4 hours"],
    ["0 6 * * 1-5", "At 06:00, Monday through Friday"],
    ["0 9-17 * * *", "Between 09:00 and 17:59"],
    ["0 0-20/2 * * *", "Every 2 hours, between 00:00 and 20:59"],
    ["*/10 8-18 * * MON-FRI", "Every 10 minutes, between 08:00 and 18:59, Monday through Friday"],
    ["0 0 */3 * *", "At 00:00, every 3 days"],
    ["0 0 L * *", "At 00:00, on the last day of the month"],
    ["0 0 * * L5", "At 00:00, on the last Friday of the month"],
    ["0 0 1,15 * 1", "At 00:00, on day 1 and 15 of the month, only on Monday"],
    ["  0   6  *  *  *  ", "At 06:00"],
  ])("%s is %j", (expression, words) => {
    expect(describeCron(expression, "en")).toBe(words);
  });

  test.each(["* * * * * *", "0 0 1 1 * 0 2025", "@midnight", "a b c d e"])("%s has no words", (expression) => {
    expect(describeCron(expression, "en")).toBe("");
  });
});

describe("a schedule", () => {
  const cron = { kind: "cron", expression: "0 6 * * 1-5", timezone: "UTC", written: "0 6 * * 1-5" } as const;

  test("is described in English unless another language is asked for", () => {
    expect(describeSchedule(cron)).toBe("At 06:00, Monday through Friday");
    expect(describeSchedule(cron, "ko")).toBe("06:00, 월요일부터 금요일까지");
    expect(describeSchedule({ kind: "none" })).toBe("Never, external triggers only");
    expect(describeSchedule({ kind: "none" }, "ko")).toMatch(/예약 없음/);
  });

  test("of a fixed length has no words", () => {
    expect(describeSchedule({ kind: "delta", delta: { days: 1 } })).toBe("");
  });
});

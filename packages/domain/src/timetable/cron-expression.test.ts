import { describe, expect, test } from "vitest";
import { parseCronExpression } from "./cron-expression.ts";
import { cronOf } from "./timetable.fixture.ts";

function span(low: number, high: number): number[] {
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

describe("a minute field", () => {
  test.each([
    ["*/15", [0, 15, 30, 45]],
    ["5/20", [5, 25, 45]],
    ["10-30/10", [10, 20, 30]],
    ["0,7,45", [0, 7, 45]],
    ["45,7,7", [7, 45]],
    ["00", [0]],
    ["*/100", [0]],
    ["58-1", [0, 1, 58, 59]],
    ["0-0", span(0, 59)],
    ["*", span(0, 59)],
  ])("%s gives its minutes", (field, minutes) => {
    expect(cronOf(`${field} * * * *`).minutes).toEqual(minutes);
  });
});

describe("a range that runs backwards", () => {
  test.each([
    ["0 22-3 * * *", "hours", [0, 1, 2, 3, 22, 23]],
    ["0 22-3/2 * * *", "hours", [0, 2, 22]],
    ["0 22-5/3 * * *", "hours", [2, 5, 22]],
    ["0 0 * NOV-FEB *", "months", [1, 2, 11, 12]],
    ["0 0 31-1 * *", "daysOfMonth", [1, 31]],
    ["0 0 * * fri-mon", "weekdays", [0, 1, 5, 6]],
    ["0 0 * * 6-0", "weekdays", [0, 6]],
    ["0 0 * * 5-7", "weekdays", [0, 5, 6]],
  ] as const)("%s wraps around the field", (expression, field, values) => {
    expect(cronOf(expression)[field]).toEqual(values);
  });
});

describe("a range whose ends are equal", () => {
  test.each([
    ["0 0 5-5 * *", "daysOfMonth", span(1, 31)],
    ["0 0 * jan-jan *", "months", span(1, 12)],
    ["0 0 * * 1-1", "weekdays", span(0, 6)],
    ["0 0 * * 0-7", "weekdays", span(0, 6)],
    ["0 23/2 * * *", "hours", [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22]],
  ] as const)("%s means the whole field", (expression, field, values) => {
    expect(cronOf(expression)[field]).toEqual(values);
  });
});

describe("the day fields", () => {
  test.each([
    ["0 0 * * *", "every"],
    ["0 0 ? * ?", "every"],
    ["0 0 1 * *", "dayOfMonth"],
    ["0 0 L * *", "dayOfMonth"],
    ["0 0 * * 1", "dayOfWeek"],
    ["0 0 ? * 1", "dayOfWeek"],
    ["0 0 1 * 1", "either"],
    ["0 0 */2 * 1", "either"],
    ["0 0 1 * 0-6", "either"],
    ["0 0 1-31 * 1", "either"],
    ["0 0 1-31 * */2", "dayOfWeek"],
    ["0 0 1 * 1#1", "nthWeekday"],
    ["0 0 * * L5", "nthWeekday"],
  ])("%s is decided by: %s", (expression, dayRule) => {
    expect(cronOf(expression).dayRule).toBe(dayRule);
  });

  test.each([
    ["1#1", [{ weekday: 1, nth: 1 }]],
    [
      "mon#2,thu#4",
      [
        { weekday: 1, nth: 2 },
        { weekday: 4, nth: 4 },
      ],
    ],
    ["7#3", [{ weekday: 0, nth: 3 }]],
    ["L5", [{ weekday: 5, nth: "last" }]],
    [
      "sat-sun#1",
      [
        { weekday: 6, nth: 1 },
        { weekday: 0, nth: 1 },
      ],
    ],
  ])("%s names weekdays by their place in the month", (field, nthWeekdays) => {
    expect(cronOf(`0 0 * * ${field}`).nthWeekdays).toEqual(nthWeekdays);
  });

  test("L may stand in a list of days of the month and end a range", () => {
    expect(cronOf("0 0 28,L * *")).toMatchObject({ daysOfMonth: [28], lastDayOfMonth: true });
    expect(cronOf("0 0 25-L * *").daysOfMonth).toEqual(span(25, 31));
  });
});

describe("the columns", () => {
  test("a sixth one is the second and a seventh the year", () => {
    expect(cronOf("0 0 1 1 * */20 2024-2030/2")).toMatchObject({
      minutes: [0],
      seconds: [0, 20, 40],
      years: [2024, 2026, 2028, 2030],
    });
  });

  test("without them, the second is 0 and every year counts", () => {
    expect(cronOf("* * * * *")).toMatchObject({ seconds: [0], years: null });
  });

  test("are separated by any white space", () => {
    expect(cronOf("  0\t6  *\n* * ")).toEqual(cronOf("0 6 * * *"));
  });

  test.each(["@midnight", "@Daily", "@DAILY"])("%s stands for midnight", (alias) => {
    expect(cronOf(alias)).toEqual(cronOf("0 0 * * *"));
  });

  test.each([
    ["0 * * * *", true],
    ["0 0-23 * * *", true],
    ["0 */1 * * *", true],
    ["0 */2 * * *", false],
    ["0 1-23 * * *", false],
  ])("%s covers every hour: %s", (expression, covers) => {
    expect(cronOf(expression).coversEveryHour).toBe(covers);
  });
});

describe("a cron expression is refused", () => {
  test.each([
    ["", "it has 0 columns"],
    ["x", "it has 1 column;"],
    ["0 0 * * ", "it has 4 columns"],
    ["* * * * * * * *", "it has 8 columns"],
    ["@Quarterly", "it has 1 column"],
    ["@none", "it has 1 column"],
    ["*/0 * * * *", "a step of 0 in the minute"],
    ["60 * * * *", "60 is out of range for the minute (0-59)"],
    ["0 24 * * *", "24 is out of range for the hour (0-23)"],
    ["0 0 0 * *", "0 is out of range for the day of month (1-31)"],
    ["0 0 32 * *", "32 is out of range"],
    ["0 0 * 13 *", "13 is out of range for the month"],
    ["0 0 * * 8", "8 is out of range for the day of week (0-6)"],
    ["0 0 1 1 * 0 1969", "1969 is out of range for the year (1970-2099)"],
    ["a * * * *", '"a" is no value of the minute'],
    ["1.5 * * * *", '"1.5" is no value'],
    ["-1 * * * *", '"-1" is no value'],
    ["0 0 * * monday", '"monday" is no value of the day of week'],
    ["0 0 1 january *", '"january" is no value of the month'],
    ["0 0 * jan-mon *", '"mon" is no value of the month'],
    ["0 0 * * MON,", '"" is no value'],
    ["0 0 L-3 * *", '"l" is no value of the day of month'],
    ["0 0 15W * *", '"15w" is no value'],
    ["0 0 * * 5L", '"5l" is no value'],
    ["0 0 * * *#1", '"*#1" is no value'],
    ["0 0 * * 1#6", "weekday number 6"],
    ["0 0 * * 1#0", "weekday number 0"],
    ["0 0 * * 1,2#1", "plain weekdays cannot be mixed"],
    ["? * * * *", '"?" may only stand alone'],
    ["0 0 ?/2 * *", '"?" may only stand alone'],
    ["H * * * *", "picks a value nobody wrote"],
    ["R(0-5) * * * *", "picks a value nobody wrote"],
  ])("%j because %s", (expression, reason) => {
    const result = parseCronExpression(expression);
    expect(result).toMatchObject({ kind: "refused", message: expect.stringContaining(reason) });
    expect(result).toMatchObject({ message: expect.stringContaining(`"${expression}"`) });
  });
});

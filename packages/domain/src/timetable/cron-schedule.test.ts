import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Instant } from "../time/instant.ts";
import { nextMoments, scheduleOf, show, utc } from "./timetable.fixture.ts";

describe("when the clocks go forward", () => {
  test("a time that is leapt over is moved forward by the leap", () => {
    expect(nextMoments("30 2 * * *", "Europe/Amsterdam", "2024-03-29 12:00", 3)).toEqual([
      "2024-03-30 01:30",
      "2024-03-31 01:30",
      "2024-04-01 00:30",
    ]);
    expect(nextMoments("30 2 * * *", "America/New_York", "2024-03-09 12:00", 2)).toEqual([
      "2024-03-10 07:30",
      "2024-03-11 06:30",
    ]);
  });

  test("the moment before a moved one is the one of the day before, not itself", () => {
    const schedule = scheduleOf("30 2 * * *", "Europe/Amsterdam");
    expect(show(schedule.previous(utc("2024-03-31 01:30")))).toBe("2024-03-30 01:30");
    expect(show(schedule.previous(utc("2024-03-31 02:30")))).toBe("2024-03-31 01:30");
  });

  test("midnight is one o'clock where midnight does not exist", () => {
    expect(nextMoments("0 0 * * *", "America/Sao_Paulo", "2018-11-03 03:00", 2)).toEqual([
      "2018-11-04 03:00",
      "2018-11-05 02:00",
    ]);
  });

  test("an hourly schedule skips no real hour", () => {
    expect(nextMoments("0 * * * *", "Europe/Amsterdam", "2024-03-30 23:30", 3)).toEqual([
      "2024-03-31 00:00",
      "2024-03-31 01:00",
      "2024-03-31 02:00",
    ]);
  });

  test("half-hourly moments follow one another without a gap", () => {
    expect(nextMoments("*/30 0-4 * * *", "Europe/Amsterdam", "2024-03-31 00:00", 4)).toEqual([
      "2024-03-31 00:30",
      "2024-03-31 01:00",
      "2024-03-31 01:30",
      "2024-03-31 02:00",
    ]);
  });

  test("only the first of several times leapt over is moved", () => {
    expect(nextMoments("15,45 2 * * *", "Europe/Amsterdam", "2024-03-31 00:00", 2)).toEqual([
      "2024-03-31 01:15",
      "2024-04-01 00:15",
    ]);
  });
});

describe("when the clocks go back", () => {
  test("a time that comes twice means its second coming", () => {
    expect(nextMoments("30 2 * * *", "Europe/Amsterdam", "2024-10-26 12:00", 2)).toEqual([
      "2024-10-27 01:30",
      "2024-10-28 01:30",
    ]);
    expect(nextMoments("15 1 * * *", "America/New_York", "2024-11-02 12:00", 2)).toEqual([
      "2024-11-03 06:15",
      "2024-11-04 06:15",
    ]);
  });

  test("a schedule of every hour counts both comings", () => {
    expect(nextMoments("30 * * * *", "Europe/Amsterdam", "2024-10-26 23:40", 4)).toEqual([
      "2024-10-27 00:30",
      "2024-10-27 01:30",
      "2024-10-27 02:30",
      "2024-10-27 03:30",
    ]);
  });

  test("a schedule of some hours skips the first coming", () => {
    expect(nextMoments("0 */2 * * *", "Europe/Amsterdam", "2024-10-26 21:00", 3)).toEqual([
      "2024-10-26 22:00",
      "2024-10-27 01:00",
      "2024-10-27 03:00",
    ]);
    const schedule = scheduleOf("0 */2 * * *", "Europe/Amsterdam");
    expect(show(schedule.previous(utc("2024-10-27 00:30")))).toBe("2024-10-26 22:00");
  });
});

describe("in a zone", () => {
  test("days without a change of clocks have the zone's midnights", () => {
    expect(nextMoments("0 0 * * *", "Asia/Seoul", "2024-03-30 00:00", 2)).toEqual([
      "2024-03-30 15:00",
      "2024-03-31 15:00",
    ]);
    expect(nextMoments("30 2 * * *", "Asia/Kathmandu", "2024-01-01 00:00", 1)).toEqual(["2024-01-01 20:45"]);
  });

  test("a fixed offset is a zone", () => {
    expect(nextMoments("0 6 * * *", "+02:00", "2024-01-01 00:00", 1)).toEqual(["2024-01-01 04:00"]);
    expect(nextMoments("0 6 * * *", "-05:30", "2024-01-01 00:00", 1)).toEqual(["2024-01-01 11:30"]);
  });

  test("with half-hour changes an hourly schedule moves strictly forward", () => {
    expect(nextMoments("0 * * * *", "Australia/Lord_Howe", "2024-04-06 13:30", 4)).toEqual([
      "2024-04-06 14:00",
      "2024-04-06 15:30",
      "2024-04-06 16:30",
      "2024-04-06 17:30",
    ]);
    expect(nextMoments("0 * * * *", "Australia/Lord_Howe", "2024-10-05 14:00", 3)).toEqual([
      "2024-10-05 14:30",
      "2024-10-05 15:30",
      "2024-10-05 16:00",
    ]);
  });

  test("a gap of weeks across a change keeps the wall-clock time", () => {
    const schedule = scheduleOf("0 * * 1,7 *", "America/New_York");
    expect(show(schedule.previous(utc("2024-05-21 00:11")))).toBe("2024-02-01 04:00");
    expect(show(schedule.next(utc("2024-02-01 04:00")))).toBe("2024-07-01 04:00");
  });

  test("a fraction of a second belongs to neither neighbour", () => {
    const schedule = scheduleOf("0 0 * * *", "UTC");
    expect(show(schedule.previous(utc("2024-01-05 00:00:00.000001")))).toBe("2024-01-05 00:00");
    expect(show(schedule.next(utc("2024-01-04 23:59:59.999999")))).toBe("2024-01-05 00:00");
  });

  test("a date that never comes is not searched for ever", () => {
    const schedule = scheduleOf("0 0 30 2 *", "Europe/Amsterdam");
    expect(schedule.next(utc("2024-01-01 00:00"))).toBeNull();
    expect(schedule.previous(utc("2024-01-01 00:00"))).toBeNull();
  });
});

const anyZone = fc.constantFrom(
  "UTC",
  "Europe/Amsterdam",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Seoul",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "+05:45",
);
const anyExpression = fc
  .tuple(
    fc.constantFrom("*", "0", "30", "*/7", "15,45", "20-40"),
    fc.constantFrom("*", "0", "2", "*/2", "1-3", "22-3", "0-23"),
    fc.constantFrom("*", "1", "*/2", "L", "10"),
    fc.constantFrom("*", "*/3", "3,10", "apr"),
    fc.constantFrom("*", "0", "mon-fri", "1#1", "L0"),
  )
  .map((columns) => columns.join(" "));
/** Around the changes of the clocks more often than not. */
const anyMoment = fc
  .tuple(
    fc.constantFrom("2024-03-31 01:00", "2024-10-27 01:00", "2018-11-04 03:00", "2024-04-06 15:00", "2024-10-05 15:30"),
    fc.oneof(fc.integer({ min: -10_800, max: 10_800 }), fc.integer({ min: -20_000_000, max: 20_000_000 })),
    fc.constantFrom(0, 0, 1, 999_999),
  )
  .map(([change, seconds, fraction]) => (utc(change) + seconds * 1_000_000 + fraction) as Instant);

describe("stepping along any schedule in any zone", () => {
  // A list of days that ends beyond February leaps over some on its way forward only.
  const withoutLeaps = anyExpression.filter((expression) => !/^\S+ \S+ \*\/2/.test(expression));

  test("moves strictly forward and strictly back", () => {
    fc.assert(
      fc.property(anyExpression, anyZone, anyMoment, (expression, zone, at) => {
        const schedule = scheduleOf(expression, zone);
        expect(schedule.next(at)).toBeGreaterThan(at);
        expect(schedule.previous(at)).toBeLessThan(at);
      }),
    );
  });

  test("there and back again ends where it began", () => {
    fc.assert(
      fc.property(withoutLeaps, anyZone, anyMoment, (expression, zone, at) => {
        const schedule = scheduleOf(expression, zone);
        const next = schedule.next(at) as Instant;
        const previous = schedule.previous(at) as Instant;
        expect(schedule.next(schedule.previous(next) as Instant)).toBe(next);
        expect(schedule.previous(schedule.next(previous) as Instant)).toBe(previous);
      }),
    );
  });

  test("finds nothing between a moment and its next", () => {
    fc.assert(
      fc.property(withoutLeaps, anyZone, anyMoment, fc.double({ min: 0, max: 1, noNaN: true }), (...given) => {
        const [expression, zone, at, share] = given;
        const schedule = scheduleOf(expression, zone);
        const next = schedule.next(at) as Instant;
        const between = Math.floor(at + (next - 1 - at) * share) as Instant;
        expect(schedule.next(between)).toBe(next);
        expect(schedule.previous(next)).toBeLessThanOrEqual(at);
      }),
    );
  });
});

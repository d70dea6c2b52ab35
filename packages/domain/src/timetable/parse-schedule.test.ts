import { describe, expect, test } from "vitest";
import type { SerializedDelta } from "../serialized-dag/serialized-schedule.ts";
import { parseCronSchedule, parseDeltaSchedule } from "./parse-schedule.ts";
import { utc } from "./timetable.fixture.ts";
import { timetableOf } from "./timetable-of.ts";
import { isValidTimezone } from "./timezone.ts";

describe("a cron schedule", () => {
  test.each([
    ["@hourly", "0 * * * *"],
    ["@daily", "0 0 * * *"],
    ["@weekly", "0 0 * * 0"],
    ["@monthly", "0 0 1 * *"],
    ["@quarterly", "0 0 1 */3 *"],
    ["@yearly", "0 0 1 1 *"],
    ["@DAILY", "@DAILY"],
    ["0 6 * * 1", "0 6 * * 1"],
  ])("written as %s has the expression %s and keeps what was written", (written, expression) => {
    expect(parseCronSchedule(written, "Asia/Seoul")).toEqual({
      kind: "schedule",
      schedule: { kind: "cron", expression, timezone: "Asia/Seoul", written },
    });
  });

  test.each(["@once", "@continuous", "@none", "None", "every day", "constructor"])("%s is refused", (written) => {
    expect(parseCronSchedule(written, "UTC")).toMatchObject({
      kind: "refused",
      message: expect.stringContaining(`"${written}"`),
    });
  });

  test("in an unknown zone is refused with what to write instead", () => {
    expect(parseCronSchedule("@daily", "Mars/Base")).toEqual({
      kind: "refused",
      message:
        'The time zone "Mars/Base" is not known. Write an IANA zone such as Europe/Amsterdam, or an offset such as +02:00.',
    });
  });
});

describe("a time zone", () => {
  test.each(["UTC", "utc", "Europe/Amsterdam", "Etc/GMT+3", "+02:00", "-0930", "+00:00"])("%s is known", (zone) => {
    expect(isValidTimezone(zone)).toBe(true);
  });

  test.each(["", "Mars/Base", "+25:00", "+02:60", "+2", "Amsterdam", "constructor"])("%j is not known", (zone) => {
    expect(isValidTimezone(zone)).toBe(false);
  });
});

describe("a delta schedule", () => {
  test.each<SerializedDelta>([{ days: 1 }, { months: 1 }, { days: 1, hours: -1 }, { months: 1, days: -27 }])(
    "%j is accepted",
    (delta) => {
      expect(parseDeltaSchedule(delta)).toEqual({ kind: "schedule", schedule: { kind: "delta", delta } });
    },
  );

  test.each<[SerializedDelta, string]>([
    [{}, "0:00:00"],
    [{ days: 0 }, "0:00:00"],
    [{ days: -1 }, "-1 day, 0:00:00"],
    [{ months: -1 }, "relativedelta(months=-1)"],
    [{ months: 1, days: -28 }, "relativedelta(months=+1, days=-28)"],
    [{ months: 0.5 }, "relativedelta(months=+0.5)"],
  ])("%j is refused, because it does not move forward", (delta, shown) => {
    expect(parseDeltaSchedule(delta)).toEqual({
      kind: "refused",
      message: `A schedule must be a positive length of time with whole months, not ${shown}.`,
    });
  });
});

describe("no schedule", () => {
  const unscheduled = timetableOf({ kind: "none" });

  test("never runs by itself, and a manual run covers its own moment", () => {
    const at = utc("2024-01-01 12:00");
    const restriction = { earliest: at, latest: null, catchup: true };
    expect(unscheduled.nextDagRunInfo({ lastAutomatedDataInterval: null, restriction, now: at })).toBeNull();
    expect(unscheduled.inferManualDataInterval(at)).toEqual({ start: at, end: at });
    expect(unscheduled.nextLogicalDate({ start: at, end: at })).toBeNull();
    expect(unscheduled.previousLogicalDate(at)).toBeNull();
  });

  test("shows that it waits for others", () => {
    expect(unscheduled).toMatchObject({
      summary: "None",
      description: "Never, external triggers only",
      canBeScheduled: false,
    });
  });
});

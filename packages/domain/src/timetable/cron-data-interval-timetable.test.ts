import { describe, expect, test } from "vitest";
import type { DataInterval } from "./data-interval.ts";
import { parseCronSchedule } from "./parse-schedule.ts";
import { show, showRun, utc } from "./timetable.fixture.ts";
import type { Timetable } from "./timetable.ts";
import { timetableOf } from "./timetable-of.ts";

function timetable(written: string, timezone = "UTC"): Timetable {
  const result = parseCronSchedule(written, timezone);
  if (result.kind === "refused") throw new Error(result.message);
  return timetableOf(result.schedule);
}

function between(start: string, end: string): DataInterval {
  return { start: utc(start), end: utc(end) };
}

interface Asked {
  readonly after?: DataInterval;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly catchup?: boolean;
  readonly now?: string;
}

function nextRun(asked: Timetable, { after, startDate, endDate, catchup = true, now = "2024-06-01 12:34" }: Asked) {
  const run = asked.nextDagRunInfo({
    lastAutomatedDataInterval: after ?? null,
    restriction: { earliest: startDate ? utc(startDate) : null, latest: endDate ? utc(endDate) : null, catchup },
    now: utc(now),
  });
  return showRun(run);
}

const daily = timetable("@daily");

describe("with catchup", () => {
  test("a run covers one interval and may be created when it is over", () => {
    const run = daily.nextDagRunInfo({
      lastAutomatedDataInterval: null,
      restriction: { earliest: utc("2024-01-01 00:00"), latest: null, catchup: true },
      now: utc("2024-06-01 12:34"),
    });
    expect(run).toEqual({
      logicalDate: utc("2024-01-01 00:00"),
      dataInterval: between("2024-01-01 00:00", "2024-01-02 00:00"),
      runAfter: utc("2024-01-02 00:00"),
    });
  });

  test("the first interval begins at the first boundary at or after the start date", () => {
    expect(nextRun(daily, { startDate: "2024-01-01 10:17" })).toBe("2024-01-02 00:00 > 2024-01-03 00:00");
    const inSeoul = timetable("@daily", "Asia/Seoul");
    expect(nextRun(inSeoul, { startDate: "2024-06-30 15:00" })).toBe("2024-06-30 15:00 > 2024-07-01 15:00");
    expect(nextRun(inSeoul, { startDate: "2024-07-01 00:00" })).toBe("2024-07-01 15:00 > 2024-07-02 15:00");
  });

  test("there is no first run without a start date", () => {
    expect(nextRun(daily, {})).toBeNull();
  });

  test("the next interval joins the last one", () => {
    const after = between("2024-01-01 00:00", "2024-01-02 00:00");
    expect(nextRun(daily, { after, startDate: "2024-01-01 00:00" })).toBe("2024-01-02 00:00 > 2024-01-03 00:00");
    expect(nextRun(daily, { after })).toBe("2024-01-02 00:00 > 2024-01-03 00:00");
  });

  test("a changed schedule goes on from the boundary at or before the last end", () => {
    const after = between("2024-01-03 00:00", "2024-01-04 00:00");
    expect(nextRun(timetable("@weekly"), { after })).toBe("2023-12-31 00:00 > 2024-01-07 00:00");
    expect(nextRun(timetable("@weekly"), { after, startDate: "2024-01-01 00:00" })).toBe(
      "2024-01-07 00:00 > 2024-01-14 00:00",
    );
  });

  test("a start date moved into the future is waited for", () => {
    const after = between("2024-01-01 00:00", "2024-01-02 00:00");
    expect(nextRun(daily, { after, startDate: "2024-03-01 00:00" })).toBe("2024-03-01 00:00 > 2024-03-02 00:00");
  });

  test("the end date is inclusive and compared with the interval's start", () => {
    const after = between("2024-01-02 00:00", "2024-01-03 00:00");
    expect(nextRun(daily, { after, endDate: "2024-01-03 00:00" })).toBe("2024-01-03 00:00 > 2024-01-04 00:00");
    expect(nextRun(daily, { after, endDate: "2024-01-02 23:59" })).toBeNull();
  });
});

describe("without catchup", () => {
  const given = { startDate: "2024-01-01 00:00", catchup: false };

  test.each([
    ["2024-03-10 12:00", "2024-03-09 00:00 > 2024-03-10 00:00"],
    ["2024-03-10 00:00", "2024-03-09 00:00 > 2024-03-10 00:00"],
    ["2024-03-10 00:00:01", "2024-03-09 00:00 > 2024-03-10 00:00"],
    ["2024-03-09 23:59:59", "2024-03-08 00:00 > 2024-03-09 00:00"],
    ["2024-01-01 12:00", "2024-01-01 00:00 > 2024-01-02 00:00"],
  ])("at %s the run is that of the latest complete interval, %s", (now, run) => {
    expect(nextRun(daily, { ...given, now })).toBe(run);
  });

  test("a start date in the future is waited for", () => {
    expect(nextRun(daily, { startDate: "2024-07-01 05:00", catchup: false })).toBe(
      "2024-07-02 00:00 > 2024-07-03 00:00",
    );
  });

  test("missed intervals are skipped, but none while the scheduler keeps up", () => {
    const after = between("2024-03-08 00:00", "2024-03-09 00:00");
    expect(nextRun(daily, { ...given, after, now: "2024-03-09 00:05" })).toBe("2024-03-09 00:00 > 2024-03-10 00:00");
    expect(nextRun(daily, { ...given, after, now: "2024-03-20 00:05" })).toBe("2024-03-19 00:00 > 2024-03-20 00:00");
  });

  test("an end date that has passed means no run", () => {
    expect(nextRun(daily, { ...given, endDate: "2024-02-01 00:00" })).toBeNull();
  });

  test("right after the clocks went forward the interval is complete", () => {
    const nightly = timetable("30 2 * * *", "Europe/Amsterdam");
    expect(nextRun(nightly, { ...given, now: "2024-03-31 01:30" })).toBe("2024-03-30 01:30 > 2024-03-31 01:30");
    expect(nextRun(nightly, { ...given, now: "2024-03-31 01:15" })).toBe("2024-03-29 01:30 > 2024-03-30 01:30");
  });
});

describe("where the clocks change", () => {
  const amsterdam = timetable("@daily", "Europe/Amsterdam");

  test("a local day has 23 or 25 hours", () => {
    const spring = between("2024-03-29 23:00", "2024-03-30 23:00");
    expect(nextRun(amsterdam, { after: spring })).toBe("2024-03-30 23:00 > 2024-03-31 22:00");
    const autumn = between("2024-10-25 22:00", "2024-10-26 22:00");
    expect(nextRun(amsterdam, { after: autumn })).toBe("2024-10-26 22:00 > 2024-10-27 23:00");
  });

  test("no interval is lost before a midnight that does not exist", () => {
    expect(nextRun(timetable("@daily", "America/Sao_Paulo"), { startDate: "2018-11-03 03:00" })).toBe(
      "2018-11-03 03:00 > 2018-11-04 03:00",
    );
  });

  test("hourly intervals with half-hour changes come to an end", () => {
    const hourly = timetable("@hourly", "Australia/Lord_Howe");
    let last = between("2024-04-06 13:00", "2024-04-06 14:00");
    for (let count = 0; count < 24; count++) {
      const run = hourly.nextDagRunInfo({
        lastAutomatedDataInterval: last,
        restriction: { earliest: null, latest: null, catchup: true },
        now: utc("2024-06-01 00:00"),
      });
      expect(run?.dataInterval.start).toBe(last.end);
      last = run?.dataInterval ?? last;
    }
    expect(show(last.end)).toBe("2024-04-07 14:30");
  });
});

describe("a manual run", () => {
  test.each([
    ["2024-03-10 12:34:56.789000", "2024-03-09 00:00", "2024-03-10 00:00"],
    ["2024-03-10 00:00", "2024-03-09 00:00", "2024-03-10 00:00"],
    ["2024-02-29 23:59:59", "2024-02-28 00:00", "2024-02-29 00:00"],
  ])("at %s covers the latest complete interval", (at, start, end) => {
    expect(daily.inferManualDataInterval(utc(at))).toEqual(between(start, end));
  });

  test("right after the clocks went forward covers a whole interval", () => {
    const nightly = timetable("30 2 * * *", "Europe/Amsterdam");
    expect(nightly.inferManualDataInterval(utc("2024-03-31 02:30"))).toEqual(
      between("2024-03-30 01:30", "2024-03-31 01:30"),
    );
  });

  test("of a schedule that never came covers the moment itself", () => {
    const never = timetable("0 0 30 2 *");
    expect(never.inferManualDataInterval(utc("2024-03-10 12:00"))).toEqual(
      between("2024-03-10 12:00", "2024-03-10 12:00"),
    );
  });
});

describe("a schedule that begins or ends", () => {
  const startDate = "2024-01-05 06:07";

  test("never runs when its date never comes", () => {
    expect(nextRun(timetable("0 0 31 4,6 *"), { startDate })).toBeNull();
    expect(nextRun(timetable("0 0 31 4,6 *"), { startDate, catchup: false })).toBeNull();
  });

  test("of a single year has no run", () => {
    expect(nextRun(timetable("0 0 1 1 * 0 2025"), { startDate })).toBeNull();
    expect(nextRun(timetable("0 0 1 1 * 0 2000"), { startDate })).toBeNull();
  });

  test("of several years has no run for its last one, nor before its first", () => {
    const years = timetable("0 0 1 1 * 0 2024-2030/2");
    expect(nextRun(years, { startDate })).toBe("2026-01-01 00:00 > 2028-01-01 00:00");
    expect(nextRun(years, { after: between("2026-01-01 00:00", "2028-01-01 00:00") })).toBe(
      "2028-01-01 00:00 > 2030-01-01 00:00",
    );
    expect(nextRun(years, { after: between("2028-01-01 00:00", "2030-01-01 00:00") })).toBeNull();
    expect(nextRun(timetable("0 0 1 1 * 0 2026,2027,2028"), { startDate })).toBeNull();
  });
});

describe("the logical dates around a run", () => {
  test("are the boundaries next to it, whatever the Dag's dates say", () => {
    expect(show(daily.nextLogicalDate(between("2024-01-01 00:00", "2024-01-02 00:00")))).toBe("2024-01-02 00:00");
    expect(show(daily.previousLogicalDate(utc("2024-01-01 00:00")))).toBe("2023-12-31 00:00");
    expect(show(daily.previousLogicalDate(utc("2024-01-01 10:00")))).toBe("2024-01-01 00:00");
  });
});

describe("a cron timetable shows", () => {
  test.each([
    ["@daily", "0 0 * * *", "At 00:00"],
    ["@quarterly", "0 0 1 */3 *", "At 00:00, on day 1 of the month, every 3 months"],
    ["@midnight", "@midnight", ""],
    ["30 16 * * 5", "30 16 * * 5", "At 16:30, only on Friday"],
  ])("%s as %s, in words %j", (written, summary, description) => {
    expect(timetable(written)).toMatchObject({ summary, description, canBeScheduled: true });
  });
});

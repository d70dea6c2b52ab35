import { describe, expect, test } from "vitest";
import type { SerializedDelta } from "../serialized-dag/serialized-schedule.ts";
import type { DataInterval } from "./data-interval.ts";
import { show, showRun, utc } from "./timetable.fixture.ts";
import { timetableOf } from "./timetable-of.ts";

interface Asked {
  readonly after?: DataInterval;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly catchup?: boolean;
  readonly now?: string;
}

function every(delta: SerializedDelta) {
  return timetableOf({ kind: "delta", delta });
}

function nextRun(delta: SerializedDelta, asked: Asked) {
  const { after, startDate, endDate, catchup = true, now = "2024-06-01 12:34:56" } = asked;
  const run = every(delta).nextDagRunInfo({
    lastAutomatedDataInterval: after ?? null,
    restriction: { earliest: startDate ? utc(startDate) : null, latest: endDate ? utc(endDate) : null, catchup },
    now: utc(now),
  });
  return showRun(run);
}

describe("with catchup", () => {
  test("intervals count from the start date, unaligned", () => {
    expect(nextRun({ days: 1 }, { startDate: "2024-01-01 10:17:30" })).toBe(
      "2024-01-01 10:17:30 > 2024-01-02 10:17:30",
    );
  });

  test("the next interval begins where the last one ended, or at a later start date", () => {
    const after = { start: utc("2024-01-01 10:17"), end: utc("2024-01-02 10:17") };
    expect(nextRun({ days: 1 }, { after, startDate: "2024-01-01 10:17" })).toBe("2024-01-02 10:17 > 2024-01-03 10:17");
    expect(nextRun({ days: 1 }, { after, startDate: "2024-02-01 00:00" })).toBe("2024-02-01 00:00 > 2024-02-02 00:00");
  });

  test("there is no first run without a start date", () => {
    expect(nextRun({ days: 1 }, {})).toBeNull();
  });

  test("the end date is inclusive and compared with the interval's start", () => {
    expect(nextRun({ days: 1 }, { startDate: "2024-01-03 00:00", endDate: "2024-01-03 00:00" })).not.toBeNull();
    expect(nextRun({ days: 1 }, { startDate: "2024-01-03 00:01", endDate: "2024-01-03 00:00" })).toBeNull();
  });

  test.each<[SerializedDelta, string]>([
    [{ months: 1 }, "2024-01-31 09:00 > 2024-02-29 09:00"],
    [{ months: 1, days: 1 }, "2024-01-31 09:00 > 2024-03-01 09:00"],
    [{ months: 13 }, "2024-01-31 09:00 > 2025-02-28 09:00"],
    [{ years: 1 }, "2024-01-31 09:00 > 2025-01-31 09:00"],
    [{ weeks: 1 }, "2024-01-31 09:00 > 2024-02-07 09:00"],
    [{ microseconds: 500_000 }, "2024-01-31 09:00 > 2024-01-31 09:00:00.500000"],
  ])("%j added to the end of a month gives %s", (delta, run) => {
    expect(nextRun(delta, { startDate: "2024-01-31 09:00" })).toBe(run);
  });
});

describe("without catchup", () => {
  test("intervals are counted from 1970, so the start date's phase is lost", () => {
    expect(nextRun({ minutes: 30 }, { startDate: "2024-01-01 10:17:30", catchup: false })).toBe(
      "2024-06-01 12:00 > 2024-06-01 12:30",
    );
    expect(nextRun({ hours: 5 }, { startDate: "2024-01-01 10:17:30", catchup: false })).toBe(
      "2024-06-01 05:00 > 2024-06-01 10:00",
    );
  });

  test("on a boundary the interval that just ended counts as complete", () => {
    const now = "2024-03-10 00:00";
    expect(nextRun({ days: 1 }, { startDate: "2024-01-01 00:00", catchup: false, now })).toBe(
      "2024-03-09 00:00 > 2024-03-10 00:00",
    );
  });

  test("a later start date wins, unaligned", () => {
    expect(nextRun({ days: 1 }, { startDate: "2024-07-01 05:00", catchup: false })).toBe(
      "2024-07-01 05:00 > 2024-07-02 05:00",
    );
  });

  test("runs go on seamlessly while the scheduler keeps up", () => {
    const after = { start: utc("2024-06-01 11:17"), end: utc("2024-06-01 12:17") };
    expect(nextRun({ hours: 1 }, { after, startDate: "2024-01-01 00:17", catchup: false })).toBe(
      "2024-06-01 12:17 > 2024-06-01 13:17",
    );
  });
});

describe("the boundaries around a run", () => {
  test("are one delta away", () => {
    const day = { start: utc("2024-03-31 00:00"), end: utc("2024-04-01 00:00") };
    expect(show(every({ days: 1 }).nextLogicalDate(day))).toBe("2024-04-01 00:00");
    expect(show(every({ months: 1 }).previousLogicalDate(utc("2024-03-31 00:00")))).toBe("2024-02-29 00:00");
  });

  test("a manual run covers the delta before it", () => {
    const { start, end } = every({ hours: 6 }).inferManualDataInterval(utc("2024-03-10 12:34"));
    expect([show(start), show(end)]).toEqual(["2024-03-10 06:34", "2024-03-10 12:34"]);
  });
});

describe("a delta timetable shows", () => {
  test.each<[SerializedDelta, string]>([
    [{ days: 1 }, "1 day, 0:00:00"],
    [{ weeks: 2 }, "14 days, 0:00:00"],
    [{ hours: 5, minutes: 30 }, "5:30:00"],
    [{ hours: 36 }, "1 day, 12:00:00"],
    [{ seconds: 45 }, "0:00:45"],
    [{ microseconds: 500_000 }, "0:00:00.500000"],
    [{ months: 1 }, "relativedelta(months=+1)"],
    [{ years: 1, days: 2 }, "relativedelta(years=+1, days=+2)"],
    [{ months: 14, hours: 25 }, "relativedelta(years=+1, months=+2, days=+1, hours=+1)"],
  ])("%j as %s", (delta, summary) => {
    expect(every(delta)).toMatchObject({ summary, description: "", canBeScheduled: true });
  });
});

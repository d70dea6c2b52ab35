import { expect, test } from "vitest";
import type { SerializedSchedule } from "../serialized-dag/serialized-schedule.ts";
import { addSeconds, type Instant } from "../time/instant.ts";
import { listDagRunsBetween } from "../timetable/list-dag-runs-between.ts";
import { show, utc } from "../timetable/timetable.fixture.ts";
import type { DagRunInfo } from "../timetable/timetable.ts";
import { timetableOf } from "../timetable/timetable-of.ts";
import { nextBackfillDates } from "./backfill-dates.ts";

const NOW = utc("2026-01-01 00:00");

function cron(expression: string, timezone = "UTC"): SerializedSchedule {
  return { kind: "cron", expression, timezone, written: expression };
}

/** All dates of a range, asked for in stretches. */
function datesOf(
  schedule: SerializedSchedule,
  { from, to, stretch = 1000 }: { readonly from: Instant; readonly to: Instant; readonly stretch?: number },
): readonly DagRunInfo[] {
  const timetable = timetableOf(schedule);
  const found: DagRunInfo[] = [];
  for (;;) {
    const after = found.at(-1) ?? null;
    const { dates, isEnd } = nextBackfillDates(timetable, { range: { from, to }, after, limit: stretch, now: NOW });
    found.push(...dates);
    if (isEnd) return found;
  }
}

const shown = (dates: readonly DagRunInfo[]) => dates.map(({ logicalDate }) => show(logicalDate));

test("both ends of a range are part of it", () => {
  const dates = datesOf(cron("0 0 * * *"), { from: utc("2024-01-01 00:00"), to: utc("2024-01-03 00:00") });
  expect(shown(dates)).toEqual(["2024-01-01 00:00", "2024-01-02 00:00", "2024-01-03 00:00"]);
});

test("one date is a range of its own, if the schedule has it", () => {
  const from = utc("2024-01-02 00:00");
  expect(shown(datesOf(cron("0 0 * * *"), { from, to: from }))).toEqual(["2024-01-02 00:00"]);
  const between = addSeconds(from, 3600);
  expect(datesOf(cron("0 0 * * *"), { from: between, to: between })).toEqual([]);
});

test("an interval of time counts from the start of the range", () => {
  const dates = datesOf(
    { kind: "delta", delta: { hours: 6 } },
    { from: utc("2024-01-01 05:30"), to: utc("2024-01-01 18:00") },
  );
  expect(shown(dates)).toEqual(["2024-01-01 05:30", "2024-01-01 11:30", "2024-01-01 17:30"]);
});

test("without a schedule there are no dates", () => {
  const range = { from: utc("2024-01-01 00:00"), to: utc("2024-01-31 00:00") };
  expect(datesOf({ kind: "none" }, range)).toEqual([]);
});

const SCHEDULES: readonly (readonly [string, SerializedSchedule])[] = [
  ["daily", cron("0 0 * * *")],
  ["hourly across changes of the clock", cron("0 * * * *", "Europe/Berlin")],
  ["daily in Seoul", cron("0 5 * * *", "Asia/Seoul")],
  [
    "at moments",
    { kind: "cronTrigger", expression: "30 */7 * * 1-5", timezone: "America/New_York", written: "", interval: null },
  ],
  ["every 31 hours", { kind: "delta", delta: { hours: 31 } }],
  ["every month", { kind: "delta", delta: { months: 1 } }],
  [
    "listed",
    {
      kind: "events",
      dates: [utc("2024-03-01 00:00"), utc("2024-03-09 00:00"), utc("2024-10-27 00:30")],
      restrictToEvents: false,
      description: null,
    },
  ],
  ["once", { kind: "once" }],
];

test.each(SCHEDULES)("stretches of any length together are what one walk finds: %s", (_, schedule) => {
  // Any ranges will do, so they are drawn by a sequence that is the same each time.
  let seed = 7;
  const draw = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let round = 0; round < 25; round += 1) {
    const from = addSeconds(utc("2024-01-01 00:00"), draw(300 * 24) * 3600);
    const to = addSeconds(from, draw(40 * 24) * 3600);
    const naive = [
      ...listDagRunsBetween(timetableOf(schedule), { earliest: from, latest: to, isAligned: true, now: NOW }),
    ];
    for (const stretch of [1, 3, 1000]) expect(datesOf(schedule, { from, to, stretch })).toEqual(naive);
    for (const { logicalDate } of naive) {
      expect(logicalDate).toBeGreaterThanOrEqual(from);
      expect(logicalDate).toBeLessThanOrEqual(to);
    }
  }
});

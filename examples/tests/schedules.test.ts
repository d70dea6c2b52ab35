import type { AnyDag } from "baram";
import { listScheduledRuns, runDag } from "baram/testing";
import { expect, test } from "vitest";
import * as events from "../dags/events-schedules.ts";
import * as schedules from "../dags/schedule-presets.ts";
import { statesOf } from "./states-of.ts";

async function days(dag: AnyDag, until: string, unpausedAt = until): Promise<readonly string[]> {
  const runs = await listScheduledRuns(dag, { until, unpausedAt });
  return runs.map(({ logicalDate }) => logicalDate.toISOString().slice(0, 10));
}

const FIVE_DAYS = ["2019-01-01", "2019-01-02", "2019-01-03", "2019-01-04", "2019-01-05"];

test("without a schedule no run comes by itself, and one by hand fetches everything", async () => {
  expect(await days(events.unscheduled, "2019-02-01")).toEqual([]);
  const run = await runDag(events.unscheduled);
  expect(statesOf(run)).toEqual({ run: "success", fetch_events: "success", calculate_stats: "success" });
  expect(run.task("fetch_events").result).toBe(30_082);
});

test.each([
  ["a preset", events.daily],
  ["a cron expression", events.withEndDate],
])("by %s each day up to the end date has a run, the last on the day after it", async (_what, dag) => {
  expect(await days(dag, "2019-01-05T23:59:59Z")).toEqual(FIVE_DAYS.slice(0, 4));
  expect(await days(dag, "2020-01-01")).toEqual(FIVE_DAYS);
});

test("a length of time is counted from the start date", async () => {
  expect(await days(events.timeDelta, "2020-01-01")).toEqual(["2019-01-01", "2019-01-04"]);
});

test("without catchup only the latest day has a run, and none where the end date is long past", async () => {
  expect(await days(events.noCatchup, "2019-01-04T12:00:00Z")).toEqual(["2019-01-03"]);
  expect(await days(events.noCatchup, "2024-01-01")).toEqual([]);
});

test.each([
  ["schedule_once", ["2024-01-01"]],
  ["schedule_daily", ["2024-01-01", "2024-01-02"]],
  ["schedule_weekly", ["2024-01-07", "2024-01-14"]],
  ["schedule_monthly", ["2024-01-01", "2024-02-01"]],
  ["schedule_quarterly", ["2024-01-01", "2024-04-01"]],
  ["schedule_yearly", ["2024-01-01", "2025-01-01"]],
])("the first runs of %s are for %j", async (dagId, dates) => {
  const dag = schedules.presets.find((preset) => preset.dagId === dagId);
  const runs = await listScheduledRuns(dag ?? schedules.continuous, { until: "2030-01-01", limit: 2 });
  expect(runs.map(({ logicalDate }) => logicalDate.toISOString().slice(0, 10))).toEqual(dates);
});

test("a cron trigger runs at the moment itself, by the clock of its zone", async () => {
  const [first] = await listScheduledRuns(schedules.atSix, { until: "2024-02-01", limit: 1 });
  expect(first?.runAfter).toEqual(new Date("2024-01-01T05:00:00Z"));
  expect(first?.dataInterval.start).toEqual(first?.dataInterval.end);
});

test("listed dates come in order, whatever order they were written in", async () => {
  expect(await days(schedules.onDates, "2025-01-01")).toEqual(["2024-01-15", "2024-02-01", "2024-03-01"]);
});

test("every five hours wanders through the day", async () => {
  const runs = await listScheduledRuns(schedules.everyFiveHours, { until: "2024-01-02" });
  expect(runs.map(({ runAfter }) => runAfter.getUTCHours())).toEqual([5, 10, 15, 20]);
});

test("a continuous Dag has one run after the other", async () => {
  const until = "2024-01-01T00:00:03Z";
  const runs = await listScheduledRuns(schedules.continuous, { until, unpausedAt: "2024-01-01" });
  expect(runs.map(({ runAfter }) => runAfter.getUTCSeconds())).toEqual([0, 1, 2, 3]);
});

test("a timetable of one's own gives Monday's run the weekend", async () => {
  const runs = await listScheduledRuns(schedules.workingDays, { until: "2024-01-09" });
  expect(runs.map(({ runAfter }) => runAfter.toISOString().slice(0, 10))).toEqual([
    "2024-01-02",
    "2024-01-03",
    "2024-01-04",
    "2024-01-05",
    "2024-01-08",
    "2024-01-09",
  ]);
  expect(runs[4]?.dataInterval.start).toEqual(new Date("2024-01-05T00:00:00Z"));
});

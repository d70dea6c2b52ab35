import { Dag, type DagOptions, type Timetable } from "@baram/sdk";
import { expect, test } from "vitest";
import { type ListScheduledRunsOptions, listScheduledRuns } from "./scheduled-runs.ts";

async function runIds(options: DagOptions, asked: ListScheduledRunsOptions): Promise<readonly string[]> {
  return (await listScheduledRuns(new Dag("d", { startDate: "2024-01-01", ...options }), asked)).map(
    ({ runId }) => runId,
  );
}

test("a run is listed when its interval is over, up to the end date", async () => {
  const schedule = "@daily";
  expect(await runIds({ schedule }, { until: "2024-01-02T23:59:59Z" })).toEqual([
    "scheduled__2024-01-01T00:00:00+00:00",
  ]);
  expect(await runIds({ schedule, endDate: "2024-01-02" }, { until: "2025-01-01" })).toHaveLength(2);
  expect(await runIds({ schedule: null }, { until: "2025-01-01" })).toEqual([]);
  expect(await runIds({ schedule }, { until: "2025-01-01", limit: 3 })).toHaveLength(3);
});

test("without catchup, of what was due before the Dag was unpaused only the latest is listed", async () => {
  const options = { schedule: "@daily", catchup: false };
  expect(await runIds(options, { until: "2024-01-10" })).toEqual(["scheduled__2024-01-09T00:00:00+00:00"]);
  expect(await runIds(options, { until: "2024-01-10", unpausedAt: "2024-01-08T12:00:00Z" })).toEqual([
    "scheduled__2024-01-07T00:00:00+00:00",
    "scheduled__2024-01-08T00:00:00+00:00",
    "scheduled__2024-01-09T00:00:00+00:00",
  ]);
});

test("a timetable of one's own is asked", async () => {
  const timetable: Timetable = {
    nextDagRun: (last) => (last === null ? { dataInterval: interval } : null),
    inferManualDataInterval: () => interval,
  };
  const interval = { start: new Date("2024-01-01T06:00:00Z"), end: new Date("2024-01-01T09:00:00Z") };
  const [run, ...more] = await listScheduledRuns(new Dag("d", { schedule: timetable, startDate: "2024-01-01" }), {
    until: "2024-02-01",
  });
  expect(run).toMatchObject({ logicalDate: interval.start, dataInterval: interval, runAfter: interval.end });
  expect(more).toEqual([]);
});

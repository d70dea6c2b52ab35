import { type Instant, instantFromDate } from "@baram/domain";
import { expect, test } from "vitest";
import { aDag, aTask } from "../../api-server.fixture.ts";
import { planDagRuns } from "./plan-dag-runs.ts";

const at = (hour: number): Instant => instantFromDate(new Date(Date.UTC(2024, 0, 1, hour)));
const HOURLY = { kind: "cron", expression: "0 * * * *", timezone: "UTC", written: "0 * * * *" } as const;
const NEXT = { nextRunAfter: at(2), nextDataIntervalStart: at(1), nextDataIntervalEnd: at(2) };

test("the runs after the next one are planned by the schedule, up to the end of the stretch", () => {
  const dag = { ...aDag("etl", [aTask("load")]), schedule: HOURLY, startDate: at(0), catchup: true };

  expect(planDagRuns(NEXT, dag, { now: at(1), until: at(5) })).toEqual([at(2), at(3), at(4)]);
});

test("a Dag without a further run has none that is planned", () => {
  const dag = aDag("etl", [aTask("load")]);

  expect(planDagRuns({ ...NEXT, nextRunAfter: null }, dag, { now: at(1), until: at(5) })).toEqual([]);
});

import {
  type Instant,
  parseInstant,
  restrictionOf,
  runIdFor,
  type SerializedDag,
  type SerializedSchedule,
  timetableOf,
} from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LifecycleFixture } from "./lifecycle.fixture.ts";
import { daysAfter, simulate } from "./simulation.fixture.ts";

const START = parseInstant("2024-03-25T09:00:00Z") as Instant;
const UNTIL = daysAfter(START, 8);
const ORDERS = { kind: "asset", uri: "s3://b/orders", extra: {} } as const;

let fixture: LifecycleFixture;
beforeEach(async () => {
  fixture = await LifecycleFixture.open("sqlite::memory:");
  fixture.now = START;
});
afterEach(() => fixture.close());

function cron(expression: string, timezone = "UTC"): SerializedSchedule {
  return { kind: "cron", expression, timezone, written: expression };
}

function trigger(expression: string): SerializedSchedule {
  return { kind: "cronTrigger", expression, timezone: "Asia/Seoul", written: expression, interval: { hours: 6 } };
}

function scheduled(dagId: string, schedule: SerializedSchedule, given: Partial<SerializedDag> = {}): SerializedDag {
  const startDate = daysAfter(START, -3);
  return aDag({ tasks: [aTask("a", { kind: "empty" })], given: { startDate, ...given, dagId, schedule } });
}

/** A folder of Dags whose schedules have little in common; the clocks of Amsterdam change meanwhile. */
const FOLDER: readonly SerializedDag[] = [
  scheduled("hourly", cron("0 * * * *", "Europe/Amsterdam"), { catchup: true }),
  scheduled("daily", cron("30 2 * * *", "Europe/Amsterdam"), { catchup: true, maxActiveRuns: 1 }),
  scheduled("weekdays", cron("0 6 * * 1-5", "America/New_York")),
  scheduled("delta", { kind: "delta", delta: { hours: 7 } }, { catchup: true }),
  scheduled("monthly", { kind: "delta", delta: { months: 1, day: 1 } }, { catchup: true }),
  scheduled("trigger", trigger("15 */4 * * *"), { catchup: true }),
  scheduled("latest", trigger("0 5 * * *")),
  scheduled("once", { kind: "once" }),
  scheduled("events", {
    kind: "events",
    dates: [daysAfter(START, -1), daysAfter(START, 1), daysAfter(START, 30)],
    restrictToEvents: false,
    description: null,
  }),
  scheduled("ended", cron("0 0 * * *"), { catchup: true, endDate: daysAfter(START, 2) }),
  scheduled("unscheduled", { kind: "none" }),
];

/** What the timetable alone says: one run after the other, each as soon as its moment has come. */
function expectedRunIds(dag: SerializedDag): readonly string[] {
  const timetable = timetableOf(dag.schedule);
  const restriction = restrictionOf(dag);
  const runIds: string[] = [];
  let now = START;
  let run = timetable.nextDagRunInfo({ lastAutomatedDataInterval: null, restriction, now });
  while (run !== null && run.runAfter <= UNTIL) {
    runIds.push(runIdFor("scheduled", run.logicalDate));
    if (run.runAfter > now) now = run.runAfter;
    run = timetable.nextDagRunInfo({ lastAutomatedDataInterval: run.dataInterval, restriction, now });
  }
  return runIds;
}

async function runIdsOf(dagId: string): Promise<readonly string[]> {
  const rows = await fixture.store.reader
    .selectFrom("dagRun")
    .select("runId")
    .where("dagId", "=", dagId)
    .orderBy("logicalDate")
    .execute();
  return rows.map(({ runId }) => runId);
}

test("a folder of mixed Dags gets, over time, exactly the runs that their timetables name", async () => {
  for (const dag of FOLDER) await fixture.storeDag(dag);
  await simulate(fixture.store, { from: START, until: UNTIL, work: () => Promise.resolve(false) });

  for (const dag of FOLDER) expect([dag.dagId, await runIdsOf(dag.dagId)]).toEqual([dag.dagId, expectedRunIds(dag)]);
  expect(expectedRunIds(FOLDER[0] as SerializedDag).length).toBeGreaterThan(200);
}, 30_000);

test("a Dag that waits for an asset runs once for each run that updates it", async () => {
  const producer = scheduled("producer", cron("0 */6 * * *"));
  await fixture.storeDag({ ...producer, tasks: [aTask("a", { outlets: [ORDERS] })] });
  await fixture.storeDag(scheduled("consumer", { kind: "assets", condition: ORDERS }));
  await simulate(fixture.store, {
    from: START,
    until: UNTIL,
    work: async (now) => {
      fixture.now = now;
      const started = await fixture.start();
      for (const attempt of started) await fixture.finish(attempt);
      return started.length > 0;
    },
  });

  const producerRuns = await runIdsOf("producer");
  expect(producerRuns).toEqual(expectedRunIds(producer));
  expect(await runIdsOf("consumer")).toHaveLength(producerRuns.length);
  const used = await fixture.store.reader.selectFrom("dagRunAssetEvent").select("assetEventId").execute();
  expect(used).toHaveLength(producerRuns.length);
}, 30_000);

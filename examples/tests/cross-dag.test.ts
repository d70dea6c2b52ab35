import { fails, listScheduledRuns, runDag } from "baram/testing";
import { expect, test } from "vitest";
import * as sensors from "../dags/cross-dag-sensors.ts";
import * as triggers from "../dags/cross-dag-triggers.ts";
import { statesOf } from "./states-of.ts";

test("one Dag gives another a run for each of its own", async () => {
  for (const logicalDate of ["2024-01-01", "2024-01-02", "2024-01-03"]) {
    const options = { logicalDate, runType: "scheduled", otherDags: [triggers.oneToOneReport] } as const;
    const run = await runDag(triggers.oneToOne, options);
    expect(statesOf(run)).toEqual({ run: "success", etl: "success", trigger_dag2: "success" });
    const [triggered, ...more] = run.runsOf(triggers.oneToOneReport);
    expect(triggered).toMatchObject({ runType: "manual", state: "success", conf: {} });
    expect(triggered?.runId).toBe(run.task("trigger_dag2").xcoms["trigger_run_id"]);
    expect(triggered?.runId).toMatch(/^manual__2024-01-0/);
    expect(more).toEqual([]);
  }
});

test("three Dags give the same one three runs", async () => {
  const [first, ...others] = triggers.manyToOne;
  if (first === undefined) throw new Error("There are three.");
  const run = await runDag(first, {
    otherDags: [...others, triggers.manyToOneReport],
    otherRuns: others.map(({ dagId }) => ({ dagId })),
  });
  const states = run.runsOf(triggers.manyToOneReport).map(({ state }) => state);
  expect(states).toEqual(["success", "success", "success"]);
});

test("one Dag gives three others a run each", async () => {
  const run = await runDag(triggers.oneToMany, { otherDags: triggers.oneToManyReports });
  expect(run.otherRuns.map(({ dagId, state }) => [dagId, state])).toEqual(
    triggers.oneToManyReports.map(({ dagId }) => [dagId, "success"]),
  );
});

test("what does not come to its trigger triggers nothing", async () => {
  const otherDags = [triggers.oneToOneReport];
  const run = await runDag(triggers.oneToOne, { otherDags, outcomes: { etl: fails("no connection") } });
  expect(run.task("trigger_dag2").state).toBe("upstream_failed");
  expect(run.otherRuns).toEqual([]);
});

test("a run's conf reaches each of its tasks", async () => {
  const run = await runDag(triggers.readsConf, { conf: { supermarket: 1 } });
  expect(["copy_to_raw", "process", "create_metrics"].map((taskId) => run.task(taskId).result)).toEqual([
    "copy_to_raw of supermarket 1",
    "process of supermarket 1",
    "create_metrics of supermarket 1",
  ]);
});

test("the conf of a triggered run is rendered by the one that triggers", async () => {
  const run = await runDag(triggers.tellsTheDay, { logicalDate: "2024-02-29", otherDags: [triggers.hearsTheDay] });
  const [triggered] = run.runsOf(triggers.hearsTheDay);
  expect(triggered?.conf).toEqual({ day: "2024-02-29" });
  expect(triggered?.task("work").result).toBe('Worked for "2024-02-29".');
});

const ETL_RUNS = sensors.extractors.map(
  ({ dagId }) => ({ dagId, logicalDate: "2024-01-01", runType: "scheduled" }) as const,
);

test("triggered for the date of the Dags that it waits for, the report is made", async () => {
  const run = await runDag(sensors.reportAfterThree, {
    logicalDate: "2024-01-01",
    now: "2024-01-02",
    otherDags: sensors.extractors,
    otherRuns: ETL_RUNS,
  });
  expect(statesOf(run)).toEqual({
    run: "success",
    wait_for_etl_dag1: "success",
    wait_for_etl_dag2: "success",
    wait_for_etl_dag3: "success",
    report: "success",
  });
});

test("triggered for another date, it waits in vain", async () => {
  const run = await runDag(sensors.reportAfterThree, {
    logicalDate: "2024-01-01T09:30:00Z",
    now: "2024-01-02",
    otherDags: sensors.extractors,
    otherRuns: ETL_RUNS,
  });
  expect(statesOf(run)).toMatchObject({ run: "failed", wait_for_etl_dag1: "failed", report: "upstream_failed" });
  expect(run.task("wait_for_etl_dag1").error).toMatch(/within its timeout of 3600 s/);
});

test("at six it looks at two, when the other has run", async () => {
  const [ours] = await listScheduledRuns(sensors.eveningReport, { until: "2024-01-03" });
  const run = await runDag(sensors.eveningReport, {
    logicalDate: ours?.logicalDate ?? "",
    runType: "scheduled",
    otherDags: [sensors.afternoonEtl],
    otherRuns: [
      {
        dagId: sensors.afternoonEtl.dagId,
        logicalDate: new Date((ours?.logicalDate ?? new Date()).getTime() - 4 * 3_600_000),
        runType: "scheduled",
      },
    ],
  });
  expect(ours?.logicalDate.getUTCHours()).toBe(18);
  expect(statesOf(run)).toEqual({ run: "success", wait_for_etl: "success", report: "success" });
});

test("whoever comes first, the revenue follows the customers of its day", async () => {
  const run = await runDag(sensors.revenue, {
    logicalDate: "2024-01-01",
    otherDags: [sensors.customers],
    otherRuns: [{ dagId: "customers" }],
  });
  expect(statesOf(run)).toEqual({ run: "success", wait_for_customers: "success", compute_revenue: "success" });
  expect(run.runsOf("customers").map((customers) => statesOf(customers))).toEqual([
    { run: "success", load_customers: "success", mark_revenue: "success" },
  ]);
});

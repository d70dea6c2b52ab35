import { fails, listScheduledRuns, runDag, skips } from "baram/testing";
import { expect, test } from "vitest";
import * as assets from "../dags/assets.ts";

const CONSUMERS = [assets.onOrders, assets.onBoth, assets.onEither, assets.onParts, assets.onOrdersOrMonthly];
const DAY = { logicalDate: "2024-01-05", runType: "scheduled" } as const;

test("updated orders give those a run that wait for them, with what was said of them", async () => {
  const run = await runDag(assets.producer, { ...DAY, otherDags: CONSUMERS });
  expect(run.otherRuns.map(({ dagId }) => dagId).toSorted()).toEqual([
    "assets_on_either",
    "assets_on_orders",
    "assets_on_orders_or_monthly",
  ]);
  const [report] = run.runsOf(assets.onOrders);
  expect(report).toMatchObject({ runType: "dataset_triggered", state: "success" });
  expect(report?.runId).toMatch(/^dataset_triggered__2024-01-06T00:00:00/);
  expect(report?.task("report").result).toEqual(['file://lake/orders.csv {"day":"2024-01-05","rows":3}']);
});

test.each([
  ["failed", fails("The disk is full.")],
  ["was skipped", skips()],
])("orders whose task %s give nobody a run", async (_what, outcome) => {
  const run = await runDag(assets.producer, { ...DAY, otherDags: CONSUMERS, outcomes: { write_orders: outcome } });
  expect(run.otherRuns).toEqual([]);
});

test("who waits for both runs once, when the second was updated", async () => {
  const run = await runDag(assets.producer, {
    ...DAY,
    otherDags: [assets.customersProducer, assets.onBoth, assets.onEither],
    otherRuns: [{ dagId: assets.customersProducer.dagId }],
  });
  expect(run.runsOf(assets.onBoth).map(({ state }) => state)).toEqual(["success"]);
  expect(run.runsOf(assets.onBoth)[0]?.task("report").result).toHaveLength(2);
});

test("who waits for an alias hears of what a task has found to update", async () => {
  const run = await runDag(assets.partsProducer, { logicalDate: "2024-01-05", otherDags: CONSUMERS });
  expect(run.otherRuns.map(({ dagId }) => dagId)).toEqual(["assets_on_parts"]);
  expect(run.runsOf(assets.onParts)[0]?.task("report").result).toEqual([
    'file://lake/2024-01-05/part-1.csv {"part":1}',
    'file://lake/2024-01-05/part-2.csv {"part":2}',
  ]);
});

test("beside assets, time makes its own runs", async () => {
  const runs = await listScheduledRuns(assets.onOrdersOrMonthly, { until: "2024-03-15" });
  expect(runs.map(({ runId }) => runId)).toEqual(["scheduled__2024-02-01T00:00:00+00:00"]);
  expect(await listScheduledRuns(assets.onOrders, { until: "2024-03-15" })).toEqual([]);
});

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Dag } from "baram";
import { runDag } from "baram/testing";
import { beforeEach, expect, test } from "vitest";
import * as chains from "../dags/supermarket-chains.ts";
import { statesOf } from "./states-of.ts";

const SUPERMARKETS = ["supermarket_1", "supermarket_2", "supermarket_3", "supermarket_4"];

beforeEach(() => rm(chains.DELIVERIES, { recursive: true, force: true }));

async function deliver(...supermarkets: readonly string[]): Promise<void> {
  for (const supermarket of supermarkets) {
    const folder = join(chains.DELIVERIES, supermarket);
    await mkdir(folder, { recursive: true });
    for (const name of ["data-01.csv", "_SUCCESS"]) await writeFile(join(folder, name), "");
  }
}

async function run(dag: Dag) {
  return runDag(dag, { logicalDate: "2024-01-01T16:00:00Z", runType: "scheduled" });
}

function chainOf(supermarket: string, [wait, ...others]: readonly [string, string, string]) {
  const [copied, processed] = others;
  return {
    [`wait_for_${supermarket}`]: wait,
    [`copy_to_raw_${supermarket}`]: copied,
    [`process_${supermarket}`]: processed,
  };
}

const DONE = ["success", "success", "success"] as const;
const LATE = ["failed", "upstream_failed", "upstream_failed"] as const;

test("without sensors every chain runs to the metrics", async () => {
  const { state, taskInstances } = await run(chains.dependsOnPast);
  expect([state, taskInstances.length]).toEqual(["success", 9]);
});

test.each([
  ["a file by a pattern", chains.waitForFiles],
  ["data that is complete", chains.waitTenMinutes],
  ["data, without a slot between two looks", chains.sensorsRescheduled],
])("a Dag that waits for %s runs when all four have delivered", async (_what, dag) => {
  await deliver(...SUPERMARKETS);
  const ended = await run(dag);
  expect(statesOf(ended)).toEqual({
    run: "success",
    create_metrics: "success",
    ...Object.assign({}, ...SUPERMARKETS.map((supermarket) => chainOf(supermarket, DONE))),
  });
  expect(ended.task("wait_for_supermarket_4").tryNumber).toBe(1);
});

test("one that is late fails the metrics of all, without a retry", async () => {
  await deliver("supermarket_1", "supermarket_2", "supermarket_3");
  const ended = await run(chains.waitTenMinutes);
  expect(statesOf(ended)).toMatchObject({
    run: "failed",
    ...chainOf("supermarket_3", DONE),
    ...chainOf("supermarket_4", LATE),
    create_metrics: "upstream_failed",
  });
  expect(ended.task("wait_for_supermarket_4").tryNumber).toBe(1);
});

test("with metrics of its own, one that is late fails its own chain alone", async () => {
  await deliver("supermarket_1", "supermarket_2", "supermarket_3");
  expect(statesOf(await run(chains.metricsOfEach))).toMatchObject({
    run: "failed",
    create_metrics_supermarket_3: "success",
    ...chainOf("supermarket_4", LATE),
    create_metrics_supermarket_4: "upstream_failed",
  });
});

test("sensors that hold all slots keep those from looking whose data is there", async () => {
  await deliver("supermarket_3", "supermarket_4");
  const SKIPPED = ["skipped", "skipped", "skipped"] as const;
  expect(statesOf(await run(chains.sensorDeadlock))).toMatchObject({
    run: "failed",
    ...chainOf("supermarket_1", SKIPPED),
    ...chainOf("supermarket_3", SKIPPED),
  });
  expect(statesOf(await run(chains.sensorsRescheduled))).toMatchObject({
    run: "failed",
    ...chainOf("supermarket_1", SKIPPED),
    ...chainOf("supermarket_3", DONE),
    ...chainOf("supermarket_4", DONE),
  });
});

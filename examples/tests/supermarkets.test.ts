import { runDag, skips } from "baram/testing";
import { expect, test } from "vitest";
import report from "../dags/supermarket-report.ts";
import sensors from "../dags/supermarket-sensors.ts";
import { statesOf } from "./states-of.ts";

const TRIGGERS = { trigger_dag02_supermarket1: skips(), trigger_dag02_supermarket2: skips() };

function chainOf(supermarket: string, state: string): Readonly<Record<string, string>> {
  const names = ["copy_to_raw", "process", "create_metrics"].map((name) => [`${name}_${supermarket}`, state]);
  return { [`wait_for_${supermarket}`]: state, ...Object.fromEntries(names) };
}

test("each chain goes on when its supermarket's data has come", async () => {
  const run = await runDag(sensors, { logicalDate: "2024-01-01T16:00:00Z", outcomes: TRIGGERS });
  expect(statesOf(run)).toMatchObject({
    run: "success",
    ...chainOf("supermarket1", "success"),
    ...chainOf("supermarket2", "success"),
  });
  expect(run.task("wait_for_supermarket1").tryNumber).toBe(1);
});

test("one supermarket whose data never comes fails its own chain, without a retry", async () => {
  const outcomes = { ...TRIGGERS, deliver_supermarket2: skips() };
  const run = await runDag(sensors, { logicalDate: "2024-01-02T16:00:00Z", outcomes });
  expect(statesOf(run)).toMatchObject({
    run: "failed",
    ...chainOf("supermarket1", "success"),
    ...chainOf("supermarket2", "upstream_failed"),
    wait_for_supermarket2: "failed",
    trigger_dag02_supermarket2: "upstream_failed",
  });
  expect(run.task("wait_for_supermarket2").error).toMatch(/within its timeout of 600 s/);
});

test("the Dag that is triggered runs by hand alone", async () => {
  const run = await runDag(report);
  expect(statesOf(run)).toEqual({
    run: "success",
    compute_differences: "success",
    update_dashboard: "success",
    notify_new_data: "success",
  });
});

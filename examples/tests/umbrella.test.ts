import { fails, runDag } from "baram/testing";
import { expect, test } from "vitest";
import umbrella from "../dags/umbrella.ts";
import branch from "../dags/umbrella-branch.ts";
import condition from "../dags/umbrella-condition.ts";
import latestOnly from "../dags/umbrella-latest-only.ts";
import { statesOf } from "./states-of.ts";

const PLAN = {
  fetch_weather_forecast: "success",
  clean_forecast_data: "success",
  fetch_sales_data: "success",
  clean_sales_data: "success",
  join_datasets: "success",
  train_ml_model: "success",
  deploy_ml_model: "success",
};

test("the plan of empty tasks succeeds, each at its first try", async () => {
  const run = await runDag(umbrella, { logicalDate: "2024-01-01", runType: "scheduled" });
  expect(statesOf(run)).toEqual({ run: "success", ...PLAN });
  expect(new Set(run.taskInstances.map(({ tryNumber }) => tryNumber))).toEqual(new Set([1]));
});

test("when one source fails, what needs it does not run, and the other side does", async () => {
  const run = await runDag(umbrella, { outcomes: { fetch_sales_data: fails("no connection") } });
  expect(statesOf(run)).toEqual({
    run: "failed",
    ...PLAN,
    fetch_sales_data: "failed",
    clean_sales_data: "upstream_failed",
    join_datasets: "upstream_failed",
    train_ml_model: "upstream_failed",
    deploy_ml_model: "upstream_failed",
  });
});

const EVERYTHING_ELSE = {
  run: "success",
  start: "success",
  pick_erp_system: "success",
  join_erp_branch: "success",
  fetch_weather: "success",
  clean_weather: "success",
  join_datasets: "success",
  train_model: "success",
  deploy_model: "success",
};

test.each(["2024-01-01", "2024-01-02"])(
  "before the change, on %s, the old system's sales are taken",
  async (logicalDate) => {
    const run = await runDag(branch, { logicalDate, runType: "scheduled" });
    expect(statesOf(run)).toEqual({
      ...EVERYTHING_ELSE,
      fetch_sales_old: "success",
      clean_sales_old: "success",
      fetch_sales_new: "skipped",
      clean_sales_new: "skipped",
    });
    expect(run.task("pick_erp_system").result).toBe("fetch_sales_old");
    expect(run.task("clean_sales_new").tryNumber).toBe(0);
  },
);

test("from the change on, the new system's sales are taken", async () => {
  const run = await runDag(branch, { logicalDate: "2024-01-03", runType: "scheduled" });
  expect(statesOf(run)).toEqual({
    ...EVERYTHING_ELSE,
    fetch_sales_old: "skipped",
    clean_sales_old: "skipped",
    fetch_sales_new: "success",
    clean_sales_new: "success",
  });
});

test.each([
  ["2024-01-01", "skipped"],
  ["2024-01-02", "skipped"],
  ["2024-01-03", "success"],
])("of the runs on 4 January, that for %s has its deployment %s", async (logicalDate, deployed) => {
  const now = "2024-01-04T06:00:00Z";
  const byOperator = await runDag(latestOnly, { logicalDate, runType: "scheduled", now });
  expect(statesOf(byOperator)).toMatchObject({ run: "success", latest_only: "success", deploy_model: deployed });
  const byHand = await runDag(condition, { logicalDate, runType: "scheduled", now });
  expect(statesOf(byHand)).toMatchObject({ run: "success", latest_only: deployed, deploy_model: deployed });
});

test("a run by hand deploys whatever its date", async () => {
  const run = await runDag(latestOnly, { logicalDate: "2024-01-01", now: "2024-02-01T00:00:00Z" });
  expect(run.task("deploy_model").state).toBe("success");
});

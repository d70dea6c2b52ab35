import { fails, runDag } from "baram/testing";
import { expect, test } from "vitest";
import conditions from "../dags/conditions.ts";
import setupAndTeardown from "../dags/setup-and-teardown.ts";
import taskGroups from "../dags/task-groups.ts";
import taskGroupsUmbrella from "../dags/task-groups-umbrella.ts";
import { statesOf } from "./states-of.ts";

test("the tasks of a group carry its id, and what is behind both groups waits for both", async () => {
  const run = await runDag(taskGroups, { logicalDate: "2024-01-01" });
  expect(statesOf(run)).toEqual({
    run: "success",
    "sales.fetch_sales": "success",
    "sales.preprocess_sales": "success",
    "sales.export_sales": "success",
    "customers.fetch_customers": "success",
    "customers.preprocess_customers": "success",
    "customers.export_customers": "success",
    report: "success",
  });
  expect(run.task("sales.fetch_sales").result).toBe(
    "curl http://example.com/sales.json > /data/raw/sales/20240101.json",
  );
});

test("a failure in one group keeps the group behind it from running", async () => {
  const run = await runDag(taskGroupsUmbrella, { outcomes: { "datasets.weather.fetch": fails("no forecast") } });
  expect(statesOf(run)).toEqual({
    run: "failed",
    start: "success",
    "datasets.sales.fetch": "success",
    "datasets.sales.clean": "success",
    "datasets.weather.fetch": "failed",
    "datasets.weather.clean": "upstream_failed",
    "datasets.join": "upstream_failed",
    "model.train": "upstream_failed",
    "model.deploy": "upstream_failed",
  });
});

test("a cluster is deleted although the work failed, and the run has failed", async () => {
  const run = await runDag(setupAndTeardown, { outcomes: { run_query: fails("no such table") } });
  expect(statesOf(run)).toEqual({
    run: "failed",
    create_cluster: "success",
    run_query: "failed",
    run_report: "upstream_failed",
    delete_cluster: "success",
  });
  expect(run.task("delete_cluster").result).toBe("cluster-20240101 is deleted.");
});

test("a cluster that could not be made is not deleted", async () => {
  const run = await runDag(setupAndTeardown, { outcomes: { create_cluster: fails("no quota") } });
  expect(statesOf(run)).toEqual({
    run: "failed",
    create_cluster: "failed",
    run_query: "upstream_failed",
    run_report: "upstream_failed",
    delete_cluster: "upstream_failed",
  });
});

test("on an even day everything runs, on an odd one only what has no condition", async () => {
  const even = await runDag(conditions, { logicalDate: "2024-01-02" });
  expect(statesOf(even)).toEqual({
    run: "success",
    count_orders: "success",
    mail_orders: "success",
    has_orders: "success",
    pack_orders: "success",
    ship_orders: "success",
    close_day: "success",
  });
  const odd = await runDag(conditions, { logicalDate: "2024-01-03" });
  expect(statesOf(odd)).toEqual({
    run: "success",
    count_orders: "success",
    mail_orders: "skipped",
    has_orders: "success",
    pack_orders: "skipped",
    ship_orders: "skipped",
    close_day: "success",
  });
  expect(odd.task("mail_orders").error).toContain("Mails go out on even days.");
});

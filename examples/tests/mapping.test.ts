import { runDag } from "baram/testing";
import { expect, test } from "vitest";
import mappedGroups, { summary } from "../dags/mapped-groups.ts";
import mappedTasks, { counted, total } from "../dags/mapped-tasks.ts";
import sampleRepeatedMapping, { added, printed } from "../dags/sample-repeated-mapping.ts";
import { statesOf } from "./states-of.ts";

test("two lists make every pair, the last one varying fastest, and one task takes all results", async () => {
  const run = await runDag(sampleRepeatedMapping, { logicalDate: "2024-01-01", runType: "scheduled" });
  expect(run.instancesOf(added).map(({ result }) => result)).toEqual([7, 12, 9, 14, 13, 18]);
  expect(run.task(printed).result).toEqual([7, 12, 9, 14, 13, 18]);
  expect(run.task(printed).log).toContain("The sums are 7, 12, 9, 14, 13, 18.");
});

test("a task is repeated for every file that there is", async () => {
  const run = await runDag(mappedTasks);
  expect(statesOf(run)).toEqual({
    run: "success",
    list_files: "success",
    count_rows: ["success", "success", "success", "success"],
    total_rows: "success",
    show: ["success", "success", "success", "success"],
  });
  expect(run.instancesOf(counted)[0]?.result).toEqual({ path: "orders-1.csv", rows: 120 });
  expect(run.instancesOf(counted)[0]?.log).not.toContain("mapIndexTemplate failed");
  expect(run.task(total).result).toBe(480);
  expect(run.task("show", 2).log).toContain("orders-3.csv is counted.");
  expect(run.task("show", 2).xcoms).toEqual({});
});

test("an empty list makes nothing, and what needs it is skipped", async () => {
  const run = await runDag(mappedTasks, { conf: { files: 0 } });
  expect(statesOf(run)).toEqual({
    run: "success",
    list_files: "success",
    count_rows: "skipped",
    total_rows: "skipped",
    show: "skipped",
  });
});

test("a group is repeated for every file, and what is behind it takes all results", async () => {
  const run = await runDag(mappedGroups);
  expect(statesOf(run)).toEqual({
    run: "success",
    list_files: "success",
    "per_file.read": ["success", "success", "success"],
    "per_file.check": ["success", "success", "success"],
    summary: "success",
  });
  expect(run.task(summary).result).toEqual({ files: 3, rows: 32, isGood: true });
});

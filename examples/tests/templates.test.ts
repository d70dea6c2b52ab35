import { runDag } from "baram/testing";
import { expect, test } from "vitest";
import templateFiles from "../dags/template-files.ts";

test("a command in a file is rendered with the names of its Dag", async () => {
  const run = await runDag(templateFiles, { logicalDate: "2024-01-01" });
  expect(run.task("report").log).toContain("europe, 2024-01-01: 12.50 EUR");
  expect(run.task("report").result).toBe("19.75 EUR in all");
});

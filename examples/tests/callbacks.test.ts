import { fails, runDag } from "baram/testing";
import { expect, test } from "vitest";
import { dag } from "../dags/callbacks.ts";

test("a service that was busy is tried again, and who is to know is told", async () => {
  const run = await runDag(dag);
  expect(run.state).toBe("success");
  expect(run.task("download")).toMatchObject({ tryNumber: 2, state: "success" });
  expect(run.task("download").log).toContain("downloaded: callbacks.download");
  expect(run.task("load").result).toBe("12 rows");
});

test("an error that is not worth another try fails at once", async () => {
  const run = await runDag(dag, { outcomes: { download: fails("The key is wrong.") } });
  expect(run.state).toBe("failed");
  expect(run.task("download")).toMatchObject({ tryNumber: 1, state: "failed" });
  expect(run.task("download").log).toContain("failed: callbacks.download: The key is wrong.");
});

import { Dag } from "@baram/sdk";
import { expect, test } from "vitest";
import { runDag } from "./run-dag.ts";

test("each instance of a mapped task asks the task's condition for itself", async () => {
  const dag = new Dag("example", { schedule: null });
  const add = dag.task("add", ({ x, y }: { x: number; y: number }) => x + y);
  const onOddIndexes = dag.task.runIf((context) => context.ti.mapIndex % 2 === 1, add, "an even index");
  const added = onOddIndexes.partial({ y: 10 }).expand({ x: [1, 2, 3, 4] });
  const total = dag.task("total", ({ sums }: { sums?: number[] }) => sums, { triggerRule: "all_done" })({
    sums: added,
  });
  const run = await runDag(dag);
  expect(run.instancesOf(added).map(({ state }) => state)).toEqual(["skipped", "success", "skipped", "success"]);
  expect(run.task("add", 0).error).toContain("an even index");
  expect(run.task(total).result).toEqual([12, 14]);
});

test("a setup, its work and its teardown run in a mapped group for each index", async () => {
  const dag = new Dag("example", { schedule: null });
  dag.taskGroup("per_file").expand({ path: ["a", "b"] }, ({ path }) => {
    const opened = dag.task.setup("open", (inputs: { path: string }) => `handle of ${inputs.path}`)({ path });
    const close = dag.task.teardown("close", ({ handle }: { handle?: string }) => handle, { setups: opened });
    close({ handle: opened }).scope(() => {
      dag.task("work", ({ handle }: { handle: string }) => {
        if (handle.endsWith("b")) throw new Error("broken");
      })({ handle: opened });
    });
  });
  const run = await runDag(dag);
  const statesOf = (taskId: string) => run.instancesOf(`per_file.${taskId}`).map(({ state }) => state);
  expect(statesOf("open")).toEqual(["success", "success"]);
  expect(statesOf("work")).toEqual(["success", "failed"]);
  expect(statesOf("close")).toEqual(["success", "success"]);
  expect(run.state).toBe("failed");
});

import { BashOperator, Dag, FunctionOperator, getVariable } from "@baram/sdk";
import { expect, expectTypeOf, test } from "vitest";
import { runTask } from "./run-task.ts";

test("an operator outside of any Dag renders its templates for the date and does its work", async () => {
  const operator = new BashOperator({ taskId: "t", bashCommand: "echo {{ ds }}" });
  const task = await runTask(operator, { logicalDate: "2019-10-10" });
  expect(task).toMatchObject({ state: "success", result: "2019-10-10", error: null });
  expect(task.renderedFields).toMatchObject({ bashCommand: "echo 2019-10-10" });
});

test("the same operator can be tried out again", async () => {
  const operator = new FunctionOperator({ taskId: "t", callable: (_inputs, { ds }) => ds });
  await runTask(operator, { logicalDate: "2019-10-10" });
  expect((await runTask(operator, { logicalDate: "2020-01-01" })).result).toBe("2020-01-01");
});

test("a task of a Dag finds what the tasks before it have returned", async () => {
  const dag = new Dag("d");
  const fetched = dag.task("fetch", () => [1, 2])();
  const counted = dag.task("count", ({ rows }: { rows: number[] }) => rows.length)({ rows: fetched });
  const task = await runTask(counted, { upstream: { fetch: [1, 2, 3] } });
  expect(task.result).toBe(3);
  expectTypeOf(task.result).toEqualTypeOf<number>();
});

test("a task that throws has failed, with its error and its log", async () => {
  const operator = new FunctionOperator({
    taskId: "t",
    callable: () => {
      throw new RangeError("no rows");
    },
  });
  const task = await runTask(operator);
  expect(task).toMatchObject({ state: "failed", error: "RangeError: no rows", result: undefined });
  expect(task.log).toContain("RangeError: no rows");
});

test("what a task pushes is among what it stored", async () => {
  const operator = new FunctionOperator({
    taskId: "t",
    callable: async (_inputs: object, context) => {
      await context.ti.xcomPush({ key: "rows", value: 3 });
      return getVariable("region");
    },
  });
  const task = await runTask(operator, { variables: { region: "eu" } });
  expect(task.xcoms).toEqual({ rows: 3, return_value: "eu" });
});

test("a result of a task that the Dag does not have is refused with a sentence", async () => {
  const dag = new Dag("d");
  const task = dag.task("a", () => 1)();
  await expect(runTask(task, { upstream: { b: 1 } })).rejects.toThrow('upstream names the task "b"');
});

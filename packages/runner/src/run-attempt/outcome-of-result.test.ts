import { type SerializedTask, taskGraph } from "@baram/domain";
import { expect, test } from "vitest";
import { outcomeOfResult } from "./outcome-of-result.ts";

function outcomeOf(result: unknown, given: Partial<SerializedTask> = {}) {
  const task = { taskId: "task", kind: "work", doXcomPush: true, multipleOutputs: false, ...given } as SerializedTask;
  // Only branches and short circuits look at the graph.
  const graph = taskGraph({ tasks: [], taskGroups: [] } as never);
  return outcomeOfResult({ graph, task, result, ignoreDownstreamTriggerRules: true, maxMapLength: 10 });
}

test.each([[false], [0], [""], [[]], [{}]])("a returned %j is stored", (result) => {
  expect(outcomeOf(result).values).toEqual([["return_value", result]]);
});

test.each([[null], [undefined]])("a returned %s stores nothing", (result) => {
  expect(outcomeOf(result).values).toEqual([]);
});

test("a task that does not push stores nothing, its outputs neither", () => {
  expect(outcomeOf({ a: 1 }, { doXcomPush: false, multipleOutputs: true }).values).toEqual([]);
});

test("of multiple outputs the whole wins over a key of its name", () => {
  const { values } = outcomeOf({ return_value: 1, a: 2 }, { multipleOutputs: true });
  expect(values).toEqual([
    ["a", 2],
    ["return_value", { return_value: 1, a: 2 }],
  ]);
});

test.each([[[1, 2]], ["text"], [new Map()]])("multiple outputs of what is no record (%j) are refused", (result) => {
  expect(() => outcomeOf(result, { multipleOutputs: true })).toThrow("expected a plain object");
});

test("a branch remembers what it followed, unless nothing is directly below it", () => {
  const branch = (downstreamTaskIds: readonly string[]) => ({ taskId: "task", kind: "branch", downstreamTaskIds });
  const decided = (...downstreamTaskIds: readonly string[]) => {
    const task = {
      doXcomPush: true,
      multipleOutputs: false,
      ...branch(downstreamTaskIds),
    } as unknown as SerializedTask;
    const tasks = [task, ...["a", "b"].map((taskId) => ({ taskId, downstreamTaskIds: [] }))];
    const graph = taskGraph({ tasks, taskGroups: [] } as never);
    return outcomeOfResult({ graph, task, result: "a", ignoreDownstreamTriggerRules: true, maxMapLength: 10 });
  };
  expect(decided("a", "b")).toMatchObject({
    skippedTaskIds: ["b"],
    values: [
      ["return_value", "a"],
      ["skipmixin_key", { followed: ["a"] }],
    ],
  });
  expect(decided().values).toEqual([["return_value", "a"]]);
});

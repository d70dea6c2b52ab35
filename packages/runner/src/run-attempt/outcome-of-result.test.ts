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

import { expect, test } from "vitest";
import { aDag, aTask } from "../serialized-dag/serialized-dag.fixture.ts";
import { WEIGHT_RULES } from "./priority-weight.ts";
import { totalPriorityWeights } from "./total-priority-weights.ts";

const DIAMOND_WITH_TAIL = ["a > b > d > e", "a > c > d"];

function weigh(tasks: Parameters<typeof aDag>[0]["tasks"], edges: readonly string[] = []) {
  return Object.fromEntries(totalPriorityWeights(aDag({ tasks, edges })));
}

test.each([
  ["downstream", { a: 15, b: 11, c: 12, d: 9, e: 5 }],
  ["upstream", { a: 1, b: 3, c: 4, d: 10, e: 15 }],
  ["absolute", { a: 1, b: 2, c: 3, d: 4, e: 5 }],
] as const)("with the rule %s each relative counts once, with its own weight", (weightRule, expected) => {
  const tasks = ["a", "b", "c", "d", "e"].map((taskId, index) =>
    aTask(taskId, { priorityWeight: index + 1, weightRule }),
  );
  expect(weigh(tasks, DIAMOND_WITH_TAIL)).toEqual(expected);
});

test("each task weighs by its own rule", () => {
  const tasks = WEIGHT_RULES.map((weightRule) => aTask(weightRule, { weightRule, priorityWeight: 10 }));
  expect(weigh(tasks, ["upstream > downstream > absolute"])).toEqual({ downstream: 20, upstream: 10, absolute: 10 });
});

test("negative weights are added like others", () => {
  expect(weigh([aTask("a", { priorityWeight: -3 }), aTask("b", { priorityWeight: 0 })], ["a > b"])).toEqual({
    a: -3,
    b: 0,
  });
});

test("a total is held within signed 32 bits", () => {
  const huge = { priorityWeight: 2 ** 31 - 1 };
  expect(weigh([aTask("a", huge), aTask("b", huge)], ["a > b"])).toEqual({ a: 2147483647, b: 2147483647 });
  const tiny = { priorityWeight: -(2 ** 31) };
  expect(weigh([aTask("a", tiny), aTask("b", tiny)], ["a > b"])).toEqual({ a: -2147483648, b: -2147483648 });
});

import { expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { EmptyOperator } from "../operators/empty-operator.ts";
import { serializeDag } from "./serialize-dag.ts";

function serialize(failFast: boolean, triggerRule: "all_success" | "all_done" | "one_failed" | "always") {
  const dag = new Dag("example", { schedule: null, failFast });
  new EmptyOperator({ dag, taskId: "work", triggerRule });
  return serializeDag(dag);
}

test.each(["all_done", "one_failed", "always"] as const)("a Dag that fails fast refuses %s", (triggerRule) => {
  expect(() => serialize(true, triggerRule)).toThrow(
    `Dag "example", task "work": its trigger rule is "${triggerRule}", but the Dag fails fast, so only "all_success" is possible: take the rule away, or failFast.`,
  );
  expect(serialize(false, triggerRule).failFast).toBe(false);
});

test("a Dag that fails fast takes all_success and the rule of its teardowns", () => {
  const dag = new Dag("example", { schedule: null, failFast: true });
  new EmptyOperator({ dag, taskId: "clean" }).asTeardown();
  expect(serializeDag(dag).failFast).toBe(true);
  expect(serialize(true, "all_success").failFast).toBe(true);
});

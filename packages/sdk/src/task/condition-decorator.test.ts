import { describe, expect, test } from "vitest";
import { anExecution } from "../context/execution.fixture.ts";
import { Dag } from "../dag/dag.ts";
import { executeOperator } from "../execute/execute-operator.ts";
import { operatorOf } from "../execute/operator-of.ts";
import type { NotPlaced } from "../graph/dag-node.ts";
import { signalOf } from "./signals.ts";

async function outcomeOf(dag: Dag, taskId: string): Promise<string> {
  try {
    const returned = await executeOperator(operatorOf(dag, taskId), {}, anExecution());
    return `returned ${String(returned)}`;
  } catch (error) {
    return `${signalOf(error)?.kind}: ${error instanceof Error ? error.message : ""}`;
  }
}

describe("dag.task.runIf", () => {
  test("skips the task when the condition does not hold, without calling its function", async () => {
    const dag = new Dag("example", { schedule: null });
    let calls = 0;
    const count = dag.task("count", () => {
      calls += 1;
      return calls;
    });
    dag.task.runIf(({ ds }) => ds === "2026-11-06", count)();
    dag.task.runIf(({ ds }) => ds === "1999-01-01", count, "not that day")();
    expect(await outcomeOf(dag, "count")).toBe("returned 1");
    expect(await outcomeOf(dag, "count__1")).toBe("skip: not that day");
    expect(calls).toBe(1);
  });

  test("takes a message that the condition gives, and a condition that waits", async () => {
    const dag = new Dag("example", { schedule: null });
    dag.task.runIf(
      async () => [false, "no new files"] as const,
      dag.task("work", () => 1),
      "other",
    )();
    expect(await outcomeOf(dag, "work")).toBe("skip: no new files");
  });

  test("goes with the other forms of dag.task, and with override", async () => {
    const dag = new Dag("example", { schedule: null });
    const branch = dag.task.runIf(
      () => false,
      dag.task.branch("pick", () => null),
    );
    branch.override({ taskId: "pick_again" })();
    expect(await outcomeOf(dag, "pick_again")).toBe("skip: A condition of runIf keeps this task from running.");
  });

  test("leaves the factory it was given as it was", async () => {
    const dag = new Dag("example", { schedule: null });
    const work = dag.task("work", () => 1);
    dag.task.runIf(() => false, work);
    work();
    expect(await outcomeOf(dag, "work")).toBe("returned 1");
  });
});

test("dag.task.skipIf skips when the condition holds, and conditions combine, the inner one first", async () => {
  const dag = new Dag("example", { schedule: null });
  const work = dag.task("work", () => 1);
  dag.task.skipIf(
    () => true,
    dag.task.runIf(() => true, work),
    "outer",
  )();
  dag.task.skipIf(
    () => true,
    dag.task.runIf(() => false, work, "inner"),
    "outer",
  )();
  dag.task.skipIf(
    () => false,
    dag.task.runIf(() => true, work),
  )();
  expect(await outcomeOf(dag, "work")).toBe("skip: outer");
  expect(await outcomeOf(dag, "work__1")).toBe("skip: inner");
  expect(await outcomeOf(dag, "work__2")).toBe("returned 1");
});

test("a condition around anything but a factory is refused", () => {
  const dag = new Dag("example", { schedule: null });
  const plain = (() => 1) as unknown as NotPlaced;
  expect(() => dag.task.runIf(() => true, plain)).toThrow(
    "dag.task.runIf was given a plain function instead of a factory",
  );
  const placed = dag.task("work", () => 1)() as unknown as NotPlaced;
  expect(() => dag.task.skipIf(() => true, placed)).toThrow("instead of a factory");
  expect(() =>
    dag.task.runIf(
      true as never,
      dag.task("other", () => 1),
    ),
  ).toThrow("was given no condition");
});

import { describe, expect, test } from "vitest";
import { anExecution, type TestExecutionChanges } from "../context/execution.fixture.ts";
import { Dag } from "../dag/dag.ts";
import { BaseBranchOperator } from "../operators/branch-operator.ts";
import { EmptyOperator } from "../operators/empty-operator.ts";
import { LatestOnlyOperator } from "../operators/latest-only-operator.ts";
import type { BranchChoice } from "../task/branch-choice.ts";
import { decideSkips } from "./decide-skips.ts";
import { executeOperator } from "./execute-operator.ts";
import { operatorOf } from "./operator-of.ts";

async function run(dag: Dag, taskId: string, changes: TestExecutionChanges = {}) {
  const operator = operatorOf(dag, taskId);
  const returned = await executeOperator(operator, {}, anExecution(changes));
  return { returned, decision: decideSkips(operator, returned) };
}

/** `pick` above `a` and `b`, and `c` below `b`; `g.d` stands alone. */
function aBranch(choose: (named: Record<string, EmptyOperator>) => unknown) {
  const dag = new Dag("example", { schedule: null });
  const named: Record<string, EmptyOperator> = {};
  const pick = dag.task.branch("pick", () => choose(named) as BranchChoice)();
  const task = (taskId: string) => (named[taskId] = new EmptyOperator({ dag, taskId }));
  const [a, b, c] = [task("a"), task("b"), task("c")];
  pick.before(a, b);
  b.before(c);
  dag.taskGroup("g", () => new EmptyOperator({ dag, taskId: "d" })).after(pick);
  return dag;
}

describe("a branch", () => {
  test("skips the tasks directly below that it did not choose", async () => {
    const { returned, decision } = await run(
      aBranch(() => "a"),
      "pick",
    );
    expect(returned).toBe("a");
    expect(decision).toEqual({ skippedTaskIds: ["b", "g.d"], remembered: { followed: ["a"] } });
  });

  test("names tasks and groups by what placed them", async () => {
    const { returned, decision } = await run(
      aBranch(({ a }) => [a, "g"]),
      "pick",
    );
    expect(returned).toEqual(["a", "g"]);
    expect(decision?.remembered).toEqual({ followed: ["a", "g.d"] });
  });

  test("that chooses nothing skips everything directly below and stores no choice", async () => {
    const { returned, decision } = await run(
      aBranch(() => null),
      "pick",
    );
    expect(returned).toBeUndefined();
    expect(decision?.skippedTaskIds).toEqual(["a", "b", "g.d"]);
  });

  test("fails for an id its Dag does not have, naming the one with the group's prefix", async () => {
    await expect(
      run(
        aBranch(() => "d"),
        "pick",
      ),
    ).rejects.toThrow(/"d".*did you mean "g\.d"/);
  });

  test.each([[3], [true], [["a", 3]]])("fails for %j, which names nothing", async (choice) => {
    await expect(
      run(
        aBranch(() => choice),
        "pick",
      ),
    ).rejects.toThrow('Dag "example", task "pick": the branch chose');
  });

  test("of an author's own class chooses in chooseBranch", async () => {
    class PickA extends BaseBranchOperator {
      override chooseBranch() {
        return "a";
      }
    }
    const dag = new Dag("example", { schedule: null });
    new PickA({ dag, taskId: "pick" }).before(
      new EmptyOperator({ dag, taskId: "a" }),
      new EmptyOperator({ dag, taskId: "b" }),
    );
    expect((await run(dag, "pick")).decision?.skippedTaskIds).toEqual(["b"]);
  });
});

describe("a short circuit", () => {
  function aShortCircuit(condition: unknown, ignoreDownstreamTriggerRules = true) {
    const dag = new Dag("example", { schedule: null });
    const check = dag.task.shortCircuit("check", () => condition, { ignoreDownstreamTriggerRules })();
    const [a, b, remove] = ["a", "b", "remove"].map((taskId) => new EmptyOperator({ dag, taskId }));
    check.before(a as EmptyOperator);
    a?.before(b as EmptyOperator);
    b?.before((remove as EmptyOperator).asTeardown());
    return dag;
  }

  test.each([[1], ["0"], [[0]], [{ a: 1 }], [true], [Number.NaN]])("goes on for %j", async (condition) => {
    expect((await run(aShortCircuit(condition), "check")).decision).toEqual({ skippedTaskIds: [], remembered: null });
  });

  test.each([[0], [""], [[]], [{}], [false], [undefined], [null]])(
    "skips all below but teardowns for %j",
    async (condition) => {
      const { decision } = await run(aShortCircuit(condition), "check");
      expect(decision).toEqual({ skippedTaskIds: ["a", "b"], remembered: { skipped: ["a", "b"] } });
    },
  );

  test("leaves the tasks further down to their trigger rules when told so", async () => {
    expect((await run(aShortCircuit(false, false), "check")).decision?.skippedTaskIds).toEqual(["a"]);
  });
});

describe("latest only", () => {
  function aLatestOnly() {
    const dag = new Dag("example", { schedule: "@daily", startDate: "2026-01-01" });
    new LatestOnlyOperator({ dag, taskId: "latest" }).before(new EmptyOperator({ dag, taskId: "deploy" }));
    return dag;
  }

  test.each([
    ["the run before the present interval", "2026-11-07T12:00:00Z", []],
    ["the last moment of the interval after the run's", "2026-11-08T00:00:00Z", []],
    ["an earlier run", "2026-11-09T12:00:00Z", ["deploy"]],
    ["the first moment of the interval after the run's", "2026-11-07T00:00:00Z", ["deploy"]],
  ])("in %s", async (_what, now, skippedTaskIds) => {
    expect((await run(aLatestOnly(), "latest", { now: new Date(now) })).decision?.skippedTaskIds).toEqual(
      skippedTaskIds,
    );
  });

  test("a run that somebody asked for counts as the latest", async () => {
    const { context } = anExecution();
    const dagRun = { ...context.dagRun, runType: "manual" as const };
    const changes = { now: new Date("2030-01-01T00:00:00Z"), context: { dagRun } };
    expect((await run(aLatestOnly(), "latest", changes)).decision?.skippedTaskIds).toEqual([]);
  });
});

test("other operators decide nothing", async () => {
  const dag = new Dag("example", { schedule: null });
  dag.task("work", () => "a")();
  expect((await run(dag, "work")).decision).toBeNull();
});

import { describe, expect, test } from "vitest";
import { anExecution, type TestExecutionChanges } from "../context/execution.fixture.ts";
import { Dag } from "../dag/dag.ts";
import { executeOperator } from "../execute/execute-operator.ts";
import { operatorOf } from "../execute/operator-of.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";
import type { BranchChoice } from "../task/branch-choice.ts";
import { BaseBranchOperator } from "./branch-operator.ts";
import { EmptyOperator } from "./empty-operator.ts";
import { LatestOnlyOperator } from "./latest-only-operator.ts";

function run(dag: Dag, taskId: string, changes: TestExecutionChanges = {}) {
  return executeOperator(operatorOf(dag, taskId), {}, anExecution(changes));
}

describe("a branch", () => {
  function aBranch(choose: (placed: Record<"task" | "inGroup" | "group", object>) => unknown) {
    const dag = new Dag("example", { schedule: null });
    const task = new EmptyOperator({ dag, taskId: "a" });
    const group = dag.taskGroup("g", () => dag.task("b", () => 1)());
    const placed = { task, group, inGroup: group.result };
    dag.task
      .branch("pick", () => choose(placed) as BranchChoice)()
      .before(task, group);
    return dag;
  }

  test.each<[string, Parameters<typeof aBranch>[0], unknown]>([
    ["an id as it is", () => "a", "a"],
    ["an operator by its id", ({ task }) => task, "a"],
    ["a reference by its task's full id", ({ inGroup }) => inGroup, "g.b"],
    ["a group by its id, which it keeps", ({ group }) => group, "g"],
    ["a list as a list", ({ task, inGroup }) => [task, "g", inGroup], ["a", "g", "g.b"]],
    ["nothing as nothing", () => null, undefined],
  ])("returns %s", async (_what, choose, expected) => {
    expect(await run(aBranch(choose), "pick")).toEqual(expected);
  });

  test.each([
    [true, "Done. Returned value was: a"],
    [false, "Done. Returned value not shown"],
  ])("logs what was chosen unless it is not to be shown (%s)", async (showReturnValueInLogs, expected) => {
    const dag = new Dag("example", { schedule: null });
    new EmptyOperator({ dag, taskId: "a" }).after(dag.task.branch("pick", () => "a", { showReturnValueInLogs })());
    const execution = anExecution();
    await executeOperator(operatorOf(dag, "pick"), {}, execution);
    expect(execution.lines.map(({ message }) => message)).toEqual([expected]);
  });

  test("waits for an async choice", async () => {
    expect(
      await run(
        aBranch(({ task }) => Promise.resolve(task)),
        "pick",
      ),
    ).toBe("a");
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
    class PickLatest extends BaseBranchOperator {
      override chooseBranch({ ds }: { readonly ds: string }) {
        return ds > "2026" ? "a" : null;
      }
    }
    const dag = new Dag("example", { schedule: null });
    new PickLatest({ dag, taskId: "pick" });
    expect(await run(dag, "pick")).toBe("a");
    expect(serializeDag(dag).tasks[0]).toMatchObject({ operator: "PickLatest", kind: "branch" });
  });
});

describe("a short circuit", () => {
  test("returns its condition, and says how far it skips", async () => {
    const dag = new Dag("example", { schedule: null });
    dag.task.shortCircuit("check", () => [])();
    dag.task.shortCircuit("near", () => 1, { ignoreDownstreamTriggerRules: false })();
    expect(await run(dag, "check")).toEqual([]);
    expect(serializeDag(dag).tasks.map(({ kind }) => kind)).toEqual(["shortCircuit", "shortCircuit"]);
    expect(operatorOf(dag, "check")).toMatchObject({ ignoreDownstreamTriggerRules: true });
    expect(operatorOf(dag, "near")).toMatchObject({ ignoreDownstreamTriggerRules: false });
  });
});

describe("latest only", () => {
  function aLatestOnly() {
    const dag = new Dag("example", { schedule: "@daily", startDate: "2026-01-01" });
    new LatestOnlyOperator({ dag, taskId: "latest" }).before(new EmptyOperator({ dag, taskId: "deploy" }));
    return dag;
  }

  test.each([
    ["within the interval after the run's", "2026-11-07T12:00:00Z", ["deploy"]],
    ["at the end of that interval", "2026-11-08T00:00:00Z", ["deploy"]],
    ["after that interval", "2026-11-09T12:00:00Z", []],
    ["at the start of that interval", "2026-11-07T00:00:00Z", []],
  ])("%s chooses %s", async (_what, now, chosen) => {
    expect(await run(aLatestOnly(), "latest", { now: new Date(now) })).toEqual(chosen);
  });

  test("a run that somebody asked for counts as the latest", async () => {
    const dagRun = { ...anExecution().context.dagRun, runType: "manual" as const };
    const changes = { now: new Date("2030-01-01T00:00:00Z"), context: { dagRun } };
    expect(await run(aLatestOnly(), "latest", changes)).toEqual(["deploy"]);
  });
});

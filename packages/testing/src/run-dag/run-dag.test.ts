import {
  Dag,
  EmptyOperator,
  FunctionOperator,
  getConnection,
  getVariable,
  SkipTask,
  TriggerDagRunOperator,
} from "@baram/sdk";
import { expect, expectTypeOf, test } from "vitest";
import { runDag } from "./run-dag.ts";
import { fails, returns, skips } from "./task-outcome.ts";

function sales() {
  const dag = new Dag("sales", { startDate: "2024-03-01", schedule: "@daily", defaultArgs: { retries: 1 } });
  const fetch = dag.task("fetch", () => ({ rows: 3 }));
  const report = dag.task("report", ({ rows }: { rows: number }) => `${rows} rows`);
  const fetched = fetch();
  const reported = report({ rows: fetched.rows });
  return { dag, fetched, reported };
}

test("a run carries results from task to task, and their types with them", async () => {
  const { dag, fetched, reported } = sales();
  const run = await runDag(dag);
  expect(run.state).toBe("success");
  expect(run.task(fetched).result.rows).toBe(3);
  expect(run.task(reported)).toMatchObject({ taskId: "report", mapIndex: -1, state: "success", result: "3 rows" });
  expectTypeOf(run.task(reported).result).toEqualTypeOf<string>();
});

test("a task is named by its id, too, and by its operator", async () => {
  const dag = new Dag("d");
  const operator = new FunctionOperator({ taskId: "a", dag, callable: () => 5 });
  const run = await runDag(dag);
  expect(run.task("a").result).toBe(5);
  expect(run.task(operator).result).toBe(5);
});

test("a prescribed failure is retried without waiting, then fails what depends on it", async () => {
  const { dag, fetched } = sales();
  const run = await runDag(dag, { outcomes: { fetch: fails("no network") } });
  expect(run.state).toBe("failed");
  expect(run.task(fetched)).toMatchObject({ state: "failed", tryNumber: 2, error: "Error: no network" });
  expect(run.task("report").state).toBe("upstream_failed");
});

test("a task that fails a few times and may be retried succeeds in the end", async () => {
  const { dag, fetched } = sales();
  const run = await runDag(dag, { outcomes: { fetch: fails("no network", { tries: 1 }) } });
  expect(run.task(fetched)).toMatchObject({ state: "success", tryNumber: 2 });
});

test("what a task returns, or that it skips itself, can be prescribed", async () => {
  const { dag, reported } = sales();
  const returned = await runDag(dag, { outcomes: { fetch: returns({ rows: 7 }) } });
  expect(returned.task(reported).result).toBe("7 rows");
  const skipped = await runDag(dag, { outcomes: { fetch: skips() } });
  expect(skipped.task(reported).state).toBe("skipped");
});

test("a prescribed choice of a branch is followed", async () => {
  const dag = new Dag("d");
  const pick = dag.task.branch("pick", () => "large")();
  const [large, small] = ["large", "small"].map((taskId) => new EmptyOperator({ taskId, dag }));
  if (large === undefined || small === undefined) throw new Error("unreachable");
  pick.before(large, small);
  const run = await runDag(dag, { outcomes: { pick: returns("small") } });
  expect([run.task(large).state, run.task(small).state]).toEqual(["skipped", "success"]);
});

test("an empty task does what the test says, too", async () => {
  const dag = new Dag("example", { schedule: null }, () => {
    new EmptyOperator({ taskId: "start" }).before(new EmptyOperator({ taskId: "end" }));
  });
  const run = await runDag(dag, { outcomes: { start: fails("not today") } });
  expect(run.taskInstances.map(({ taskId, state }) => [taskId, state])).toEqual([
    ["end", "upstream_failed"],
    ["start", "failed"],
  ]);
});

test("tasks find the connections and variables of the test", async () => {
  const dag = new Dag("d");
  dag.task("a", async () => {
    const { host, password } = await getConnection("erp");
    return [host, password, await getVariable("region")];
  })();
  const run = await runDag(dag, { connections: { erp: "http://u:secret@example.com" }, variables: { region: "eu" } });
  expect(run.task("a").result).toEqual(["example.com", "secret", "eu"]);
});

test("a run is for the Dag's first date unless another is given", async () => {
  const dag = new Dag("d", { startDate: "2024-03-01", schedule: "@daily" });
  dag.task("a", (_inputs, { ds, dataIntervalEnd }) => [ds, dataIntervalEnd])();
  expect((await runDag(dag)).task("a").result).toEqual(["2024-03-01", new Date("2024-03-01")]);
  const scheduled = await runDag(dag, { logicalDate: "2024-05-05", runType: "scheduled" });
  expect(scheduled.runId).toBe("scheduled__2024-05-05T00:00:00+00:00");
  expect(scheduled.task("a").result).toEqual(["2024-05-05", new Date("2024-05-06")]);
});

test("conf overrides params, and one that does not fit is refused with a sentence", async () => {
  const dag = new Dag("d", { params: { count: 1 } });
  dag.task("a", (_inputs, { params }) => params.count)();
  expect((await runDag(dag, { conf: { count: 4 } })).task("a").result).toBe(4);
});

test("a task's log holds what it logged and how it ended", async () => {
  const dag = new Dag("d");
  dag.task("a", (_inputs, { log }) => {
    log.info("Looking");
    throw new SkipTask("nothing there");
  })();
  const { log } = (await runDag(dag)).task("a");
  expect(log.split("\n").slice(1)).toEqual(["Looking", "The task skipped itself: nothing there"]);
});

test("asking for a task that is not there names those that are", async () => {
  const { dag } = sales();
  const run = await runDag(dag);
  expect(() => run.task("fetches")).toThrow('The run has no task "fetches"; its tasks are fetch, report.');
  await expect(runDag(dag, { outcomes: { fetches: skips() } })).rejects.toThrow(/outcomes names the task "fetches"/);
});

test("a Dag can be run twice, and the second run knows nothing of the first", async () => {
  const { dag } = sales();
  await runDag(dag, { outcomes: { fetch: fails("no network") } });
  expect((await runDag(dag)).state).toBe("success");
});

test("a Dag that is triggered is carried out, too, when it is there", async () => {
  const other = new Dag("other", { schedule: null });
  other.task("b", (_inputs, { dagRun }) => dagRun.conf)();
  const dag = new Dag("d");
  new TriggerDagRunOperator({ taskId: "a", dag, triggerDagId: "other", waitForCompletion: true });
  expect((await runDag(dag, { otherDags: [other] })).task("a").state).toBe("success");
  expect((await runDag(dag)).task("a")).toMatchObject({ state: "failed", error: expect.stringContaining("other") });
});

test("runs of other Dags, there before or brought about, are part of the result", async () => {
  const other = new Dag("other", { schedule: null }, (dag) => {
    dag.task("work", () => "done")();
  });
  const trigger = new Dag("trigger", { schedule: null }, () => {
    new TriggerDagRunOperator({ taskId: "trigger", triggerDagId: "other", conf: { day: "{{ ds }}" } });
  });
  const logicalDate = "2023-12-01T00:00:00Z";
  const run = await runDag(trigger, {
    otherDags: [other],
    otherRuns: [{ dagId: "other", logicalDate, conf: { first: true } }],
  });

  expect(run.runsOf(other).map(({ runType, state, conf }) => [runType, state, conf])).toEqual([
    ["manual", "success", { first: true }],
    ["manual", "success", { day: "2024-01-01" }],
  ]);
  expect(run.runsOf("other")[0]?.logicalDate).toEqual(new Date(logicalDate));
  expect(run.otherRuns[1]?.task("work").result).toBe("done");
  await expect(runDag(trigger, { otherRuns: [{ dagId: "none" }] })).rejects.toThrow(/names the Dag "none"/);
});

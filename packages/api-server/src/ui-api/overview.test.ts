import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("etl", [aTask("load")])]);
  await fixture.storeDags([aDag("report", [aTask("print")])]);
});
afterEach(() => fixture.close());

async function runsOf(query: string): Promise<readonly string[]> {
  const { json } = await fixture.get(`/ui/runs?${query}`);
  return (json as { runs: readonly { run_id: string }[] }).runs.map((run) => run.run_id);
}

test("home tells that nothing is alive, nothing failed and nothing waits where nothing runs", async () => {
  const { json } = await fixture.get("/ui/home");
  expect(json).toMatchObject({
    health: {
      scheduler: { alive: 0, registered: 0, latest_heartbeat: null },
      import_errors: 0,
      active_dags: 2,
      database: { kind: "sqlite" },
    },
    failed_now: { task_instances: [], total: 0, runs: 0 },
    waiting: { reasons: [], slots_in_use: 0 },
    next_due: [],
  });
});

test("what has ended counts for the last step of the history, by state", async () => {
  await fixture.trigger("etl", "r1");
  await fixture.runToEnd();

  const { json } = await fixture.get("/ui/home/history?hours=24");

  expect(json).toMatchObject({
    step_seconds: 3600,
    steps: 24,
    task_instances: [{ step: 23, state: "success", count: 1 }],
    runs: [{ step: 23, state: "success", count: 1 }],
  });
});

test("a task instance that a limit of its Dag keeps is counted with that limit", async () => {
  await fixture.storeDags([aDag("narrow", [aTask("only")], { maxActiveTasks: 1 })]);
  for (const hour of [1, 2, 3]) await fixture.trigger("narrow", `r${hour}`, `2024-01-01T0${hour}:00:00Z`);
  await fixture.start();

  const { json } = await fixture.get("/ui/home");

  expect(json).toMatchObject({
    waiting: { reasons: [{ kind: "dag_limit", name: "narrow", limit: 1, count: 2 }], slots_in_use: 1 },
  });
});

test("runs of all Dags are listed newest first, page by page, each once", async () => {
  await fixture.trigger("etl", "first");
  await fixture.trigger("report", "second", "2024-01-01T01:00:00Z");
  await fixture.trigger("etl", "third", "2024-01-01T02:00:00Z");
  const first = await fixture.get("/ui/runs?limit=2");
  expect(first.json).toMatchObject({ runs: [{ run_id: "third" }, { run_id: "second" }] });
  const { next_cursor: cursor } = first.json as { next_cursor: string };

  const second = await fixture.get(`/ui/runs?limit=2&cursor=${cursor}`);

  expect(second.json).toMatchObject({ runs: [{ run_id: "first" }], next_cursor: null });
});

test("runs are narrowed by a part of the Dag's id, by state and by type", async () => {
  await fixture.trigger("etl", "done");
  await fixture.runToEnd();
  await fixture.trigger("report", "waits", "2024-01-01T01:00:00Z");

  expect(await runsOf("dag=REP")).toEqual(["waits"]);
  expect(await runsOf("dag=nothing")).toEqual([]);
  expect(await runsOf("state=success")).toEqual(["done"]);
  expect(await runsOf("run_type=manual&order=oldest")).toEqual(["done", "waits"]);
  expect(await runsOf("run_type=scheduled")).toEqual([]);
});

test("the longest runs are told of a stretch of time, and of nothing else", async () => {
  await fixture.trigger("etl", "done");
  await fixture.runToEnd();

  expect(await runsOf("order=longest&started_from=2023-12-31T00:00:00Z")).toEqual(["done"]);
  expect((await fixture.get("/ui/runs?order=longest")).status).toBe(400);
  expect((await fixture.get("/ui/runs?state=sleeping")).status).toBe(400);
});

test("the timeline has what touches its stretch", async () => {
  await fixture.trigger("etl", "done");
  await fixture.runToEnd();
  const timelineOf = async (from: string, until: string) =>
    (await fixture.get(`/ui/timeline?from=${from}&until=${until}`)).json as { runs: readonly { run_id: string }[] };

  const day = await timelineOf("2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z");
  const later = await timelineOf("2024-01-03T00:00:00Z", "2024-01-04T00:00:00Z");

  expect(day).toMatchObject({
    runs: [{ dag_id: "etl", run_id: "done", state: "success" }],
    planned: [],
    is_cut: false,
  });
  expect(later.runs).toEqual([]);
  expect((await fixture.get("/ui/timeline?from=2024-01-02T00:00:00Z&until=2024-01-01T00:00:00Z")).status).toBe(400);
});

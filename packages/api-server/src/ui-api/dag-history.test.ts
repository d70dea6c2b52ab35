import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("etl", [aTask("extract", { downstreamTaskIds: ["load"] }), aTask("load")])]);
});
afterEach(() => fixture.close());

test("a calendar counts runs by the hour of their logical dates and their states", async () => {
  for (const minute of ["00", "20"]) await fixture.trigger("etl", `r${minute}`, `2024-01-01T03:${minute}:00Z`);
  await fixture.runToEnd();
  await fixture.trigger("etl", "late", "2024-01-02T04:05:00Z");
  const { json } = await fixture.get("/ui/dags/etl/calendar?from=2024-01-01T00:00:00Z&until=2024-02-01T00:00:00Z");
  expect(json).toEqual({
    hours: [
      ["2024-01-01T03:00:00+00:00", "success", 2],
      ["2024-01-02T04:00:00+00:00", "queued", 1],
    ],
    planned: [],
  });
});

test("a calendar shows the runs that the schedule will make, but none of a paused Dag", async () => {
  const written = "0 5 * * *";
  const schedule = { kind: "cron", written, expression: written, timezone: "UTC" } as const;
  await fixture.storeDags([aDag("daily", [aTask("a")], { schedule })]);
  await fixture.storeDags([aDag("asleep", [aTask("a")], { schedule, isPausedUponCreation: true })]);
  const range = "from=2024-01-01T00:00:00Z&until=2024-01-05T00:00:00Z";
  const { json } = await fixture.get(`/ui/dags/daily/calendar?${range}`);
  expect(json.planned.at(-1)).toEqual(["2024-01-04T05:00:00+00:00", 1]);
  expect(json.planned.length).toBeGreaterThan(2);
  expect((await fixture.get(`/ui/dags/asleep/calendar?${range}`)).json.planned).toEqual([]);
});

test("a calendar of more than 400 days, or of an unknown Dag, is refused", async () => {
  const years = "from=2020-01-01T00:00:00Z&until=2024-01-01T00:00:00Z";
  expect((await fixture.get(`/ui/dags/etl/calendar?${years}`)).status).toBe(400);
  expect((await fixture.get(`/ui/dags/nope/calendar?${years}`)).status).toBe(404);
});

test("a timeline has every try of a run with its moments, those that have not begun as well", async () => {
  await fixture.storeDags([aDag("flaky", [aTask("try", { retries: 1, downstreamTaskIds: ["then"] }), aTask("then")])]);
  await fixture.trigger("flaky", "r1");
  await fixture.runToEnd({ try: { kind: "failed", message: "It broke.", mayRetry: true } });
  const { json } = await fixture.get("/ui/dags/flaky/runs/r1/timeline");
  const tries = json.tries.map(([taskId, mapIndex, number, state]: readonly unknown[]) => [
    taskId,
    mapIndex,
    number,
    state,
  ]);
  expect(tries).toEqual([
    ["try", -1, 1, "up_for_retry"],
    ["then", -1, 0, null],
  ]);
  const [, , , , scheduledAt, queuedAt, startDate, endDate] = json.tries[0];
  expect([scheduledAt, queuedAt, startDate, endDate].every((moment) => moment !== null)).toBe(true);
  expect((await fixture.get("/ui/dags/flaky/runs/nope/timeline")).status).toBe(404);
});

test("versions tell which runs used them, and each keeps its own graph and settings", async () => {
  await fixture.trigger("etl", "r1");
  await fixture.storeDags([aDag("etl", [aTask("extract")], { maxActiveRuns: 3 })], "etl.ts");
  await fixture.trigger("etl", "r2", "2024-01-02T00:00:00Z");
  await fixture.trigger("etl", "r3", "2024-01-03T00:00:00Z");
  expect((await fixture.get("/ui/dags/etl/versions")).json).toMatchObject({
    versions: [
      { number: 2, has_new_code: true, run_count: 2, earliest_run: "2024-01-02T00:00:00+00:00" },
      { number: 1, has_new_code: true, run_count: 1, latest_run: "2024-01-01T00:00:00+00:00" },
    ],
  });
  const first = (await fixture.get("/ui/dags/etl/versions/1")).json;
  expect(first.structure.tasks.map((task: { task_id: string }) => task.task_id)).toEqual(["extract", "load"]);
  expect(first.settings).toMatchObject({ max_active_runs: 16, schedule: "None" });
  expect((await fixture.get("/ui/dags/etl/versions/2")).json.settings).toMatchObject({ max_active_runs: 3 });
  expect((await fixture.get("/ui/dags/etl/versions/9")).status).toBe(404);
  expect((await fixture.get("/ui/dags/nope/versions")).status).toBe(404);
});

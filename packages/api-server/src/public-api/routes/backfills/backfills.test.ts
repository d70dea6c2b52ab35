import type { Json } from "@baram/domain";
import { advanceBackfill } from "@baram/lifecycle";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask, SERVER_TOKEN } from "../../../api-server.fixture.ts";
import { EventReader } from "../../../server-sent-events.fixture.ts";

const DAILY = { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" } as const;
const OWN = { kind: "custom", className: "OwnTimetable", summary: "own", description: "" } as const;
const BACKFILLS = "/api/v1/dags/daily/backfills";
const RANGE = { from_date: "2023-12-01T00:00:00Z", to_date: "2023-12-03T00:00:00Z" };

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("daily", [aTask("a"), aTask("b")], { schedule: DAILY })]);
});
afterEach(() => fixture.close());

function create(body: Readonly<Record<string, Json>> = {}) {
  return fixture.send("POST", BACKFILLS, { body: { ...RANGE, ...body }, headers: { "x-baram-user": "alice" } });
}

async function advance(backfillId: number): Promise<void> {
  const { store, now } = fixture;
  await store.transaction((transaction) => advanceBackfill(transaction, { backfillId, now }));
}

test("a back-fill that was made says what it is to do and how far it has come", async () => {
  const { status, json } = await create({ max_active_runs: 2, conf: { a: 1 }, task_ids: ["b"], pool: "default_pool" });
  expect(status).toBe(200);
  expect(json).toEqual({
    backfill_id: 1,
    dag_id: "daily",
    state: "queued",
    reason: null,
    known_reason: null,
    from_date: "2023-12-01T00:00:00+00:00",
    to_date: "2023-12-03T00:00:00+00:00",
    rerun_behavior: "none",
    run_backwards: false,
    max_active_runs: 2,
    continue_on_failures: false,
    mark_success: false,
    clear_to: "newest",
    conf: { a: 1 },
    task_ids: ["a", "b"],
    pool: "default_pool",
    disable_retry: false,
    created_at: "2024-01-01T12:00:00+00:00",
    created_by: "alice",
    started_at: null,
    ended_at: null,
    progress: { total: 3, done: 0, planned: 3, active: 0, success: 0, failed: 0, left: 0 },
  });
  expect((await fixture.get(`${BACKFILLS}/1`)).json).toEqual({ backfill: json, failed_task_instances: [] });
});

test("what fails in it is named", async () => {
  await create({ max_active_runs: 1 });
  await advance(1);
  await fixture.runToEnd({ a: { kind: "failed", message: "It broke.", mayRetry: false } });
  await advance(1);
  expect((await fixture.get(`${BACKFILLS}/1`)).json).toMatchObject({
    backfill: { state: "failed", reason: "1 of 3 dates failed; 2 were not begun after that." },
    failed_task_instances: [
      { dag_run_id: "backfill__2023-12-01T00:00:00+00:00", task_id: "a", map_index: -1, state: "failed" },
      { dag_run_id: "backfill__2023-12-01T00:00:00+00:00", task_id: "b", map_index: -1, state: "upstream_failed" },
    ],
  });
});

test("its dates are listed with their runs, page by page", async () => {
  await create({ max_active_runs: 1 });
  await advance(1);
  const { json } = await fixture.get(`${BACKFILLS}/1/dates?limit=2`);
  expect(json.total_entries).toBe(3);
  expect(json.dates).toEqual([
    {
      logical_date: "2023-12-01T00:00:00+00:00",
      data_interval_start: "2023-12-01T00:00:00+00:00",
      data_interval_end: "2023-12-02T00:00:00+00:00",
      dag_run_id: "backfill__2023-12-01T00:00:00+00:00",
      dag_run_state: "queued",
      state: "active",
      action: "create",
      reason: null,
    },
    expect.objectContaining({ dag_run_id: null, dag_run_state: null, state: "planned", action: null }),
  ]);
});

test("a plan says what would be done, and does nothing", async () => {
  await fixture.trigger("daily", "mine", "2023-12-02T00:00:00+00:00");
  const plan = `${BACKFILLS}/plan?from_date=${RANGE.from_date}&to_date=${RANGE.to_date}`;
  const { json } = await fixture.get(`${plan}&run_backwards=true&task_ids=b&include_upstream=false&limit=2`);
  expect(json).toMatchObject({ has_more: true, task_ids: ["b"], max_active_runs: 16 });
  expect(json.dates).toMatchObject([
    { logical_date: "2023-12-02T00:00:00+00:00", action: "leave", reason: "run_in_flight", dag_run_id: "mine" },
    { logical_date: "2023-12-01T00:00:00+00:00", action: "create", reason: null, dag_run_id: null },
  ]);
  expect((await fixture.get("/api/v1/backfills")).json).toEqual({ backfills: [], total_entries: 0 });
});

test("it is paused, resumed and cancelled, and refuses what its state does not allow", async () => {
  await create();
  const change = (verb: string) => fixture.send("POST", `${BACKFILLS}/1/${verb}`);
  expect((await change("resume")).status).toBe(409);
  expect((await change("pause")).json.state).toBe("paused");
  expect((await change("resume")).json.state).toBe("running");
  expect((await change("cancel")).json).toMatchObject({ state: "cancelled", ended_at: "2024-01-01T12:00:00+00:00" });
  const { status, json } = await change("pause");
  expect([status, json.detail]).toEqual([409, "Back-fill 1 is cancelled, so it cannot be paused."]);
});

test("a second one of the same Dag is refused while the first is not over", async () => {
  await create();
  const { status, json } = await create();
  expect([status, json.detail]).toEqual([409, 'Back-fill 1 of Dag "daily" is not over; wait for it, or cancel it.']);
});

test.each([
  [{ to_date: "2024-12-31T00:00:00Z" }, 400, /yet to come/],
  [{ from_date: "2023-12-01T10:00:00Z", to_date: "2023-12-01T11:00:00Z" }, 400, /no date in this range/],
  [{ task_ids: ["c"] }, 400, /no task "c"/],
  [{ rerun_behavior: "some" }, 400, /some/],
] as const)("a request for %j is refused with its reason", async (body, expected, words) => {
  const { status, json } = await create(body);
  expect(status).toBe(expected);
  expect(json.detail).toMatch(words);
});

test("a back-fill is found below its own Dag only", async () => {
  await create();
  await fixture.storeDags([aDag("other", [aTask("a")])]);
  expect((await fixture.get("/api/v1/dags/other/backfills/1")).status).toBe(404);
  expect((await fixture.send("POST", "/api/v1/dags/other/backfills/1/cancel")).status).toBe(404);
  expect((await fixture.get(`${BACKFILLS}/one`)).status).toBe(404);
  expect((await fixture.get("/api/v1/backfills?dag_id=other")).json.total_entries).toBe(0);
  expect((await fixture.get("/api/v1/backfills?dag_id=daily&state=queued,running")).json.total_entries).toBe(1);
  expect((await fixture.get("/api/v1/backfills?state=gone")).status).toBe(400);
});

test("only those who may make runs of a Dag may fill it, and what they do is in the audit log", async () => {
  await fixture.addUser("Viewer");
  await fixture.addUser("User");
  const asRole = (as: "Viewer" | "User") => fixture.send("POST", BACKFILLS, { as, body: RANGE });
  expect((await asRole("Viewer")).status).toBe(403);
  expect((await asRole("User")).status).toBe(200);
  const { json } = await fixture.get("/api/v1/eventLogs?event=api.create_backfill");
  expect(json.event_logs).toMatchObject([{ dag_id: "daily", owner: "user" }]);
});

test("a timetable of the author's own cannot be planned where no author code can be asked", async () => {
  await fixture.storeDags([aDag("own", [aTask("a")], { schedule: OWN })]);
  const query = `from_date=${RANGE.from_date}&to_date=${RANGE.to_date}`;
  const { status, json } = await fixture.get(`/api/v1/dags/own/backfills/plan?${query}`);
  expect([status, json.title]).toEqual([503, "The timetable of the Dag did not answer"]);
});

test("browsers hear how far it has come", async () => {
  await fixture.server.listen({ host: "127.0.0.1", port: 0 });
  const address = fixture.server.address ?? "";
  const events = await EventReader.open(`${address}/ui/events`, { authorization: `Bearer ${SERVER_TOKEN}` });
  await create({ max_active_runs: 2 });
  await advance(1);
  const running = await events.until(({ event, data }) => event === "backfill" && data["state"] === "running");
  expect(running.data).toMatchObject({ backfill_id: 1, progress: { total: 3, active: 2, planned: 1 } });
  await events.close();
});

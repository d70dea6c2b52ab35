import type { Json } from "@baram/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";

const RUNS = "/api/v1/dags/linear/dagRuns";
let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  const params = { count: { schema: { type: "integer", maximum: 10 }, description: null, default: 3 } };
  await fixture.storeDags([aDag("linear", [aTask("extract"), aTask("load")])]);
  await fixture.storeDags([aDag("with_params", [aTask("use")], { params })]);
});
afterEach(() => fixture.close());

function trigger(body: Readonly<Record<string, Json>>, dagId = "linear") {
  return fixture.send("POST", `/api/v1/dags/${dagId}/dagRuns`, { body, headers: { "x-baram-user": "alice" } });
}

async function ids(query: string, path = RUNS): Promise<unknown> {
  const { json } = await fixture.get(`${path}?fields=dag_run_id&${query}`);
  return json.dag_runs.map((run: { dag_run_id: string }) => run.dag_run_id);
}

test("a triggered run is queued, has every property of the contract and what was asked for", async () => {
  const { status, json } = await trigger({
    dag_run_id: "mine",
    logical_date: "2024-01-01T05:05:05.000005+00:00",
    data_interval_start: "2023-12-30T00:00:00Z",
    data_interval_end: "2023-12-31T00:00:00Z",
    conf: { a: [1, { b: null }] },
    note: "why",
  });
  expect(status).toBe(200);
  expect(json).toEqual({
    conf: { a: [1, { b: null }] },
    dag_id: "linear",
    dag_run_id: "mine",
    data_interval_end: "2023-12-31T00:00:00+00:00",
    data_interval_start: "2023-12-30T00:00:00+00:00",
    end_date: null,
    execution_date: "2024-01-01T05:05:05.000005+00:00",
    external_trigger: true,
    last_scheduling_decision: null,
    logical_date: "2024-01-01T05:05:05.000005+00:00",
    note: "why",
    run_type: "manual",
    start_date: null,
    state: "queued",
  });
  expect((await fixture.get(`${RUNS}/mine`)).json).toEqual(json);
});

test("an empty body triggers a run for now, with an id made from it", async () => {
  expect((await trigger({})).json).toMatchObject({
    dag_run_id: "manual__2024-01-01T12:00:00+00:00",
    logical_date: "2024-01-01T12:00:00+00:00",
    conf: {},
  });
});

test("the answer, and the id made from the date, keep the offset that was sent; later answers are in UTC", async () => {
  const { json } = await trigger({ logical_date: "2024-01-01T07:00:00+02:00" });
  expect(json).toMatchObject({
    dag_run_id: "manual__2024-01-01T07:00:00+02:00",
    logical_date: "2024-01-01T07:00:00+02:00",
    data_interval_end: "2024-01-01T07:00:00+02:00",
  });
  const { json: later } = await fixture.get(`${RUNS}/manual__2024-01-01T07:00:00%2B02:00`);
  expect(later.logical_date).toBe("2024-01-01T05:00:00+00:00");
});

test.each([
  [{ dag_run_id: null }, "{'dag_run_id': ['Field may not be null.']}"],
  [{ dag_run_id: "has space" }, expect.stringContaining("has space")],
  [{ dag_run_id: "scheduled__x" }, expect.stringContaining("reserved for scheduled runs")],
  [{ note: "x".repeat(1001) }, "{'note': ['Longer than maximum length 1000.']}"],
  [{ data_interval_start: "2024-01-01T00:00:00Z" }, expect.stringContaining("must be specified together")],
  [{ conf: null }, "None is not of type 'object' - 'conf'"],
  [{ state: "success" }, "Property is read-only - 'state'"],
  [{ logical_date: "2024-01-01" }, "'2024-01-01' is not a 'date-time' - 'logical_date'"],
])("triggering with %j is refused", async (body, detail) => {
  expect((await trigger(body)).json).toMatchObject({ status: 400, detail });
});

test("both names of the logical date must say the same", async () => {
  const body = { logical_date: "2024-01-01T00:00:00+00:00", execution_date: "2024-01-01T00:00:00Z" };
  expect((await trigger(body)).json).toMatchObject({
    status: 400,
    title: "logical_date conflicts with execution_date",
  });
});

test("a conf that breaks the schema of a param is refused", async () => {
  const { json } = await trigger({ conf: { count: 11 } }, "with_params");
  expect(json).toMatchObject({ status: 400, detail: expect.stringContaining("Invalid input for param count") });
});

test("a taken id or logical date is a conflict; when both clash the date is named", async () => {
  await fixture.trigger("linear", "r1");
  const date = { logical_date: "2024-01-01T00:00:00+00:00" };
  const byId = "DAGRun with DAG ID: 'linear' and DAGRun ID: 'r1' already exists";
  const byDate = "DAGRun with DAG ID: 'linear' and DAGRun logical date: '2024-01-01 00:00:00+00:00' already exists";
  expect((await trigger({ dag_run_id: "r1" })).json).toMatchObject({ status: 409, title: "Conflict", detail: byId });
  expect((await trigger({ dag_run_id: "r2", ...date })).json).toMatchObject({ status: 409, detail: byDate });
  expect((await trigger({ dag_run_id: "r1", ...date })).json).toMatchObject({ status: 409, detail: byDate });
});

test("of requests for the same run that come at once, one creates it and the others are conflicts", async () => {
  const answers = await Promise.all([1, 2, 3].map(() => trigger({ dag_run_id: "r1" })));
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409]);
});

test.each([
  ["asks for what is taken", { dag_run_id: "r1" }, 409],
  ["asks for what no run may be called", { dag_run_id: "scheduled__x" }, 400],
  ["has a property that there is none of", { dag_run_id: "r2", nope: 1 }, 400],
])("a request that %s leaves an audit entry too", async (_, body, status) => {
  await fixture.trigger("linear", "r1");
  expect((await trigger(body)).status).toBe(status);
  const { json } = await fixture.get("/api/v1/eventLogs?event=api.post_dag_run");
  expect(json.event_logs).toMatchObject([{ owner: "alice", dag_id: "linear" }]);
});

test("triggering names the user in the run's audit entry and in the run", async () => {
  await trigger({ dag_run_id: "r1", note: "n" });
  const { json } = await fixture.get("/api/v1/eventLogs?event=api.post_dag_run");
  expect(json.event_logs).toMatchObject([
    { owner: "alice", dag_id: "linear", run_id: null, extra: '{"dag_run_id": "r1", "note": "n"}' },
  ]);
  const run = await fixture.store.reader.selectFrom("dagRun").select("triggeredBy").executeTakeFirst();
  expect(run?.triggeredBy).toBe("alice");
});

test("runs are listed in order of creation, filtered, ordered and paged", async () => {
  await fixture.trigger("linear", "r2", "2024-01-01T02:00:00Z");
  await fixture.trigger("linear", "r1", "2024-01-01T01:00:00Z");
  await fixture.trigger("with_params", "p1", "2024-01-01T03:00:00Z");
  await fixture.runToEnd();
  expect(await ids("")).toEqual(["r2", "r1"]);
  expect(await ids("order_by=execution_date")).toEqual(["r1", "r2"]);
  expect(await ids("order_by=-dag_run_id&limit=1")).toEqual(["r2"]);
  expect(await ids("execution_date_gte=2024-01-01T02:00:00Z")).toEqual(["r2"]);
  expect(await ids("execution_date_lte=2024-01-01T03:00:00%2B02:00")).toEqual(["r1"]);
  expect(await ids("state=queued,failed")).toEqual([]);
  expect(await ids("start_date_gte=2024-02-01T00:00:00Z")).toEqual([]);
  expect(await ids("", "/api/v1/dags/~/dagRuns")).toEqual(["r2", "r1", "p1"]);
  expect(await ids("", "/api/v1/dags/nope/dagRuns")).toEqual([]);
});

test.each(["order_by=logical_date", "fields=nope", "execution_date_gte=2024-01-01", "limit=-1"])(
  "the list refuses %s",
  async (query) => {
    expect((await fixture.get(`${RUNS}?${query}`)).status).toBe(400);
  },
);

test("the batch list filters and pages in its body", async () => {
  for (const hour of [1, 2, 3]) await fixture.trigger("linear", `r${hour}`, `2024-01-01T0${hour}:00:00Z`);
  const list = (body: Readonly<Record<string, Json>>) => fixture.send("POST", "/api/v1/dags/~/dagRuns/list", { body });
  const { json } = await list({ dag_ids: ["linear"], order_by: "-execution_date", page_limit: 1, page_offset: 1 });
  expect(json).toMatchObject({ dag_runs: [{ dag_run_id: "r2" }], total_entries: 3 });
  const dates = { execution_date_gte: "2024-01-01T02:00:00Z", execution_date_lte: "2024-01-01T02:00:00Z" };
  expect((await list(dates)).json).toMatchObject({ dag_runs: [{ dag_run_id: "r2" }], total_entries: 1 });
  expect((await list({ dag_ids: [] })).json.total_entries).toBe(0);
  expect((await list({ page_limit: 0 })).status).toBe(400);
});

test("an unknown run is not found", async () => {
  const detail = "DAGRun with DAG ID: 'linear' and DagRun ID: 'nope' not found";
  expect((await fixture.get(`${RUNS}/nope`)).json).toMatchObject({ title: "DAGRun not found", detail });
  const title = "Dag Run id nope not found in dag linear";
  const patch = await fixture.send("PATCH", `${RUNS}/nope`, { body: { state: "success" } });
  expect(patch.json).toMatchObject({ status: 404, title, detail: null });
});

test("a run is marked failed, and cleared to run again", async () => {
  await fixture.trigger("linear", "r1");
  await fixture.runToEnd();
  const marked = await fixture.send("PATCH", `${RUNS}/r1`, { body: { state: "failed" } });
  expect(marked.json).toMatchObject({ dag_run_id: "r1", state: "failed" });
  const dry = await fixture.send("POST", `${RUNS}/r1/clear`, { body: {} });
  expect(dry.json.task_instances).toHaveLength(2);
  expect((await fixture.get(`${RUNS}/r1`)).json.state).toBe("failed");
  const cleared = await fixture.send("POST", `${RUNS}/r1/clear`, { body: { dry_run: false } });
  expect(cleared.json).toMatchObject({ state: "queued", end_date: null, start_date: null });
});

test("only the three states can be marked, and nothing else said", async () => {
  await fixture.trigger("linear", "r1");
  const patch = (body: Readonly<Record<string, Json>>) => fixture.send("PATCH", `${RUNS}/r1`, { body });
  expect((await patch({ state: "running" })).json).toMatchObject({ status: 400 });
  expect((await patch({ state: "success", note: "x" })).json.detail).toBe("{'note': ['Unknown field.']}");
  expect((await patch({})).json.detail).toBe("{'state': ['Missing data for required field.']}");
});

test("a note is written, and a run is deleted with what is in it", async () => {
  await fixture.trigger("linear", "r1");
  const noted = await fixture.send("PATCH", `${RUNS}/r1/setNote`, { body: { note: "why" } });
  expect(noted.json).toMatchObject({ dag_run_id: "r1", note: "why" });
  expect((await fixture.send("DELETE", `${RUNS}/r1`)).status).toBe(204);
  expect((await fixture.send("DELETE", `${RUNS}/r1`)).json).toMatchObject({ status: 404, title: "Not Found" });
  expect((await fixture.get(`${RUNS}/r1/taskInstances`)).json).toEqual({ task_instances: [], total_entries: 0 });
});

import { parseInstant } from "@baram/domain";
import { recordImportError } from "@baram/lifecycle";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  const linear = aDag("linear", [aTask("extract", { params: {} }), aTask("load", { retries: 3, poolSlots: 2 })], {
    tags: ["etl", "daily"],
    docMd: "# Linear",
    schedule: { kind: "cron", expression: "0 6 * * *", timezone: "UTC", written: "0 6 * * *" },
    dagRunTimeoutSeconds: 90_061.5,
    params: { count: { schema: { type: "integer" }, description: "How many", default: 3 } },
  });
  await fixture.storeDags([linear]);
  await fixture.storeDags([aDag("other_one", [aTask("a")], { tags: ["etl"], isPausedUponCreation: true })]);
});
afterEach(() => fixture.close());

async function listedIds(query: string): Promise<unknown> {
  const { json } = await fixture.get(`/api/v1/dags?fields=dag_id&${query}`);
  return json.dags.map((dag: { dag_id: string }) => dag.dag_id);
}

test("a Dag comes with every property of the contract", async () => {
  const { json } = await fixture.get("/api/v1/dags/linear");
  expect(json).toEqual({
    dag_display_name: "linear",
    dag_id: "linear",
    default_view: "grid",
    description: null,
    file_token: expect.stringMatching(/^[\w-]+\.[\w-]+$/),
    fileloc: "/dags/linear.ts",
    has_import_errors: false,
    has_task_concurrency_limits: false,
    is_active: true,
    is_paused: false,
    is_subdag: false,
    last_expired: null,
    last_parsed_time: "2024-01-01T12:00:00+00:00",
    last_pickled: null,
    max_active_runs: 16,
    max_active_tasks: 16,
    max_consecutive_failed_dag_runs: 0,
    next_dagrun: "2024-01-01T06:00:00+00:00",
    next_dagrun_create_after: "2024-01-02T06:00:00+00:00",
    next_dagrun_data_interval_end: "2024-01-02T06:00:00+00:00",
    next_dagrun_data_interval_start: "2024-01-01T06:00:00+00:00",
    owners: ["airflow"],
    pickle_id: null,
    root_dag_id: null,
    schedule_interval: { __type: "CronExpression", value: "0 6 * * *" },
    scheduler_lock: null,
    tags: [{ name: "daily" }, { name: "etl" }],
    timetable_description: "At 06:00",
  });
});

test("the details of a Dag add what its author wrote", async () => {
  const { json } = await fixture.get("/api/v1/dags/linear/details");
  expect(json).toMatchObject({
    concurrency: 16,
    dag_run_timeout: { __type: "TimeDelta", days: 1, seconds: 3661, microseconds: 500_000 },
    doc_md: "# Linear",
    owners: [],
    params: {
      count: {
        __class: "airflow.models.param.Param",
        description: "How many",
        schema: { type: "integer" },
        value: 3,
      },
    },
    start_date: "2024-01-01T00:00:00+00:00",
    tags: [],
    timezone: "UTC",
  });
});

test("lists are filtered, ordered and paged, and count all that match", async () => {
  expect(await listedIds("tags=daily")).toEqual(["linear"]);
  expect(await listedIds("tags=daily,etl&order_by=-dag_id")).toEqual(["other_one", "linear"]);
  expect(await listedIds("dag_id_pattern=OTHER%25e")).toEqual(["other_one"]);
  expect(await listedIds("paused=true")).toEqual(["other_one"]);
  const { json } = await fixture.get("/api/v1/dags?fields=dag_id&limit=1&offset=1");
  expect(json).toEqual({ dags: [{ dag_id: "other_one" }], total_entries: 2 });
});

test.each([
  ["limit=-1", { title: "Page limit must be a positive integer", detail: null }],
  ["order_by=owners", { title: "Bad Request", detail: expect.stringContaining("Ordering with 'owners'") }],
  ["fields=nope", { title: "DAGCollectionSchema init error", detail: expect.stringContaining("nope") }],
])("the list refuses %s", async (query, words) => {
  expect((await fixture.get(`/api/v1/dags?${query}`)).json).toMatchObject({ status: 400, ...words });
});

test("pausing changes the Dag, and the audit log names who did it", async () => {
  const headers = { "x-baram-user": "alice" };
  const { json } = await fixture.send("PATCH", "/api/v1/dags/linear", { body: { is_paused: true }, headers });
  expect(json).toMatchObject({ dag_id: "linear", is_paused: true });
  const { event_logs: entries } = (await fixture.get("/api/v1/eventLogs")).json;
  expect(entries).toMatchObject([
    { event: "api.patch_dag", owner: "alice", dag_id: "linear", extra: '{"is_paused": true}' },
  ]);
});

test("a mask may name only what can be changed", async () => {
  const patch = (mask: string) =>
    fixture.send("PATCH", `/api/v1/dags/linear?update_mask=${mask}`, { body: { is_paused: true } });
  expect((await patch("is_paused")).json).toMatchObject({ is_paused: true });
  expect((await patch("description")).status).toBe(400);
});

test("a read-only property is refused, and an unknown Dag not found", async () => {
  const patch = (dagId: string, body: object) =>
    fixture.send("PATCH", `/api/v1/dags/${dagId}`, { body: body as Record<string, never> });
  expect((await patch("linear", { is_paused: true, description: "x" })).json).toMatchObject({
    detail: "Property is read-only - 'description'",
  });
  expect((await patch("nope", { is_paused: true })).json).toMatchObject({ status: 404, title: "DAG not found" });
});

test("every Dag that matches a pattern is paused at once", async () => {
  const { json } = await fixture.send("PATCH", "/api/v1/dags?dag_id_pattern=~", { body: { is_paused: true } });
  expect(json.dags.map((dag: { is_paused: boolean }) => dag.is_paused)).toEqual([true, true]);
});

test("tasks come in the order asked for, with numbers, durations and what the Dag lends them", async () => {
  const { json } = await fixture.get("/api/v1/dags/linear/tasks?order_by=-retries");
  expect(json.total_entries).toBe(2);
  expect(json.tasks[0]).toMatchObject({
    task_id: "load",
    retries: 3,
    pool_slots: 2,
    class_ref: { class_name: "BashOperator" },
    retry_delay: { __type: "TimeDelta", days: 0, seconds: 300, microseconds: 0 },
    start_date: "2024-01-01T00:00:00+00:00",
    params: { count: { value: 3 } },
    template_fields: ["command"],
  });
  expect((await fixture.get("/api/v1/dags/linear/tasks/extract")).json.downstream_task_ids).toEqual(["load"]);
  expect((await fixture.get("/api/v1/dags/linear/tasks/nope")).json).toMatchObject({ title: "Task not found" });
  expect((await fixture.get("/api/v1/dags/linear/tasks?order_by=nope")).status).toBe(400);
});

test("the source of a Dag comes as text or JSON for the token of its file", async () => {
  const { file_token: token } = (await fixture.get("/api/v1/dags/linear")).json;
  const read = (accept: string, of: string = token) => fixture.get(`/api/v1/dagSources/${of}`, { headers: { accept } });
  expect((await read("text/plain")).text).toBe("// linear.ts\n");
  expect((await read("application/json")).json).toEqual({ content: "// linear.ts\n" });
  expect((await read("image/png")).status).toBe(406);
  expect((await read("*/*", `${token}x`)).status).toBe(404);
  expect((await read("*/*", Buffer.from("linear.ts").toString("base64url"))).status).toBe(404);
});

test("statistics count the runs of known Dags in every state", async () => {
  await fixture.trigger("linear", "r1");
  const { json } = await fixture.get("/api/v1/dagStats?dag_ids=linear,nope");
  expect(json).toEqual({
    dags: [
      {
        dag_id: "linear",
        stats: [
          { state: "queued", count: 1 },
          { state: "running", count: 0 },
          { state: "success", count: 0 },
          { state: "failed", count: 0 },
        ],
      },
    ],
    total_entries: 1,
  });
});

test("a file that does not load marks its Dags and is listed with its place", async () => {
  const error = { message: "broken", errorKind: "SyntaxError", line: 3, column: 1, frame: "> 3 | x", stack: null };
  await fixture.store.transaction((transaction) =>
    recordImportError(transaction, { relativePath: "linear.ts", ...error, now: fixture.now }),
  );
  expect((await fixture.get("/api/v1/dags/linear")).json.has_import_errors).toBe(true);
  const { json } = await fixture.get("/api/v1/importErrors");
  expect(json.import_errors).toMatchObject([
    {
      filename: "/dags/linear.ts",
      stack_trace: "SyntaxError: broken\n> 3 | x",
      timestamp: "2024-01-01T12:00:00+00:00",
    },
  ]);
  const { import_error_id: id } = json.import_errors[0];
  expect((await fixture.get(`/api/v1/importErrors/${id}`)).json).toEqual(json.import_errors[0]);
  expect((await fixture.get("/api/v1/importErrors/999")).json).toMatchObject({ title: "Import error not found" });
});

test("a delta with months keeps them apart, one without is a length of time", async () => {
  const startDate = parseInstant("2024-01-01T00:00:00Z");
  const scheduled = (dagId: string, delta: object) =>
    aDag(dagId, [aTask("a")], { startDate, schedule: { kind: "delta", delta } });
  await fixture.storeDags([scheduled("weekly", { weeks: 1 })]);
  await fixture.storeDags([scheduled("monthly", { months: 1 })]);
  const interval = async (dagId: string) => (await fixture.get(`/api/v1/dags/${dagId}`)).json.schedule_interval;
  expect(await interval("weekly")).toEqual({ __type: "TimeDelta", days: 7, seconds: 0, microseconds: 0 });
  expect(await interval("monthly")).toMatchObject({ __type: "RelativeDelta", months: 1, days: 0 });
});

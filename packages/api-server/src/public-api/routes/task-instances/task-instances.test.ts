import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Json } from "@baram/domain";
import { attemptLogPath } from "@baram/execution-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";

const INSTANCES = "/api/v1/dags/linear/dagRuns/r1/taskInstances";
const XCOMS = `${INSTANCES}/extract/xcomEntries`;
let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("linear", [aTask("extract"), aTask("load")])]);
  await fixture.trigger("linear", "r1");
});
afterEach(() => fixture.close());

function post(path: string, body: Readonly<Record<string, Json>>) {
  return fixture.send("POST", `/api/v1/dags/${path}`, { body });
}

async function stateOf(taskId: string): Promise<unknown> {
  return (await fixture.get(`${INSTANCES}/${taskId}`)).json.state;
}

function names(answer: { readonly task_instances: readonly { readonly task_id: string }[] }): readonly string[] {
  return answer.task_instances.map((instance) => instance.task_id).sort();
}

test("a task instance comes with every property of the contract", async () => {
  await fixture.runToEnd();
  expect((await fixture.get(`${INSTANCES}/extract`)).json).toEqual({
    dag_id: "linear",
    dag_run_id: "r1",
    duration: 1,
    end_date: "2024-01-01T12:00:01+00:00",
    execution_date: "2024-01-01T00:00:00+00:00",
    executor: null,
    executor_config: "{}",
    hostname: "test-host",
    map_index: -1,
    max_tries: 0,
    note: null,
    operator: "BashOperator",
    pid: 1,
    pool: "default_pool",
    pool_slots: 1,
    priority_weight: 2,
    queue: "default",
    queued_when: "2024-01-01T12:00:00+00:00",
    rendered_fields: { command: "true" },
    rendered_map_index: null,
    sla_miss: null,
    start_date: "2024-01-01T12:00:00+00:00",
    state: "success",
    task_display_name: "extract",
    task_id: "extract",
    trigger: null,
    triggerer_job: null,
    try_number: 1,
    unixname: "",
  });
});

test("an instance without status has the state null and no dates", async () => {
  const { json } = await fixture.get(`${INSTANCES}/load`);
  expect(json).toMatchObject({ state: null, try_number: 0, duration: null, start_date: null, rendered_fields: {} });
});

test("instances are filtered by state, pool, dates and duration", async () => {
  await fixture.runToEnd({ extract: { kind: "failed", message: "It broke.", mayRetry: false } });
  const list = async (query: string, path = INSTANCES) => names((await fixture.get(`${path}?${query}`)).json);
  expect(await list("")).toEqual(["extract", "load"]);
  expect(await list("state=failed")).toEqual(["extract"]);
  expect(await list("state=failed&state=upstream_failed,none")).toEqual(["extract", "load"]);
  expect(await list("pool=other")).toEqual([]);
  expect(await list("duration_gte=1")).toEqual(["extract"]);
  const everywhere = "/api/v1/dags/~/dagRuns/~/taskInstances";
  for (const seconds of ["0.5", "1"]) expect(await list(`duration_gte=${seconds}`, everywhere)).toEqual(["extract"]);
  expect(await list("duration_gte=1&duration_lte=1", everywhere)).toEqual(["extract"]);
  for (const seconds of ["1.000001", "1e300"]) expect(await list(`duration_gte=${seconds}`, everywhere)).toEqual([]);
  expect(await list("executor=LocalExecutor")).toEqual([]);
  expect(await list("start_date_lte=2023-01-01T00:00:00Z")).toEqual([]);
  expect(await list("limit=1&offset=1", "/api/v1/dags/~/dagRuns/~/taskInstances")).toEqual(["load"]);
  expect(await list("", "/api/v1/dags/linear/dagRuns/nope/taskInstances")).toEqual([]);
  expect((await fixture.get(`${INSTANCES}?state=nope`)).status).toBe(400);
});

test("the batch list takes null for no status", async () => {
  const { json } = await post("~/dagRuns/~/taskInstances/list", { task_ids: ["load"], state: [null] });
  expect(json).toMatchObject({ task_instances: [{ task_id: "load" }], total_entries: 1 });
  expect((await post("~/dagRuns/~/taskInstances/list", { state: ["nope"] })).status).toBe(400);
});

test("clearing is a dry run of failed instances unless told otherwise", async () => {
  await fixture.runToEnd({ extract: { kind: "failed", message: "It broke.", mayRetry: false } });
  const path = "linear/clearTaskInstances";
  expect(names((await post(path, {})).json)).toEqual(["extract", "load"]);
  expect(await stateOf("extract")).toBe("failed");
  const one = { dag_run_id: "r1", task_ids: ["extract"] };
  expect((await post(path, { ...one, dry_run: false, reset_dag_runs: true })).json).toEqual({
    task_instances: [
      { dag_id: "linear", dag_run_id: "r1", execution_date: "2024-01-01T00:00:00+00:00", task_id: "extract" },
    ],
  });
  expect(await stateOf("extract")).toBe(null);
  expect((await fixture.get("/api/v1/dags/linear/dagRuns/r1")).json.state).toBe("queued");
});

test.each([
  [{ only_failed: true, only_running: true }, "only_failed and only_running both are set to True"],
  [{ start_date: "2024-01-02T00:00:00Z", end_date: "2024-01-01T00:00:00Z" }, "end_date is sooner than start_date"],
  [{ dag_run_id: "r1", start_date: "2024-01-02T00:00:00Z" }, "Exactly one of dag_run_id or start_date"],
  [{ dag_run_id: "r1", end_date: "2024-01-02T00:00:00Z" }, "Exactly one of dag_run_id or end_date"],
  [{ task_ids: [] }, "[] should be non-empty"],
])("clearing %j is refused", async (body, words) => {
  const { json } = await post("linear/clearTaskInstances", body);
  expect(json).toMatchObject({ status: 400, detail: expect.stringContaining(words) });
});

test("clearing takes the newest version of the Dag, unless told to keep the run's own", async () => {
  await fixture.runToEnd();
  const version = async () =>
    (await fixture.store.reader.selectFrom("dagRun").select("dagVersionId").executeTakeFirstOrThrow()).dagVersionId;
  const before = await version();
  await fixture.storeDags([aDag("linear", [aTask("extract", { retries: 2 }), aTask("load")])]);
  const clear = { dag_run_id: "r1", task_ids: ["extract"], only_failed: false, dry_run: false };
  await post("linear/clearTaskInstances", { ...clear, run_on_latest_version: false });
  expect(await version()).toBe(before);
  await post("linear/clearTaskInstances", clear);
  expect(await version()).not.toBe(before);
});

test("clearing reaches single copies of a mapped task", async () => {
  const mapped = aTask("copies", { expansion: { kind: "literal", length: 3 } });
  await fixture.storeDags([aDag("mapped", [mapped])]);
  await fixture.trigger("mapped", "m1");
  await fixture.runToEnd();
  const body = { dag_run_id: "m1", task_ids: ["copies"], map_indexes: [2], only_failed: false };
  expect(names((await post("mapped/clearTaskInstances", body)).json)).toEqual(["copies"]);
});

test("clearing by dates reaches past and future of them when asked", async () => {
  await fixture.runToEnd();
  const after = { start_date: "2024-06-01T00:00:00Z", only_failed: false };
  expect(names((await post("linear/clearTaskInstances", after)).json)).toEqual([]);
  const answer = await post("linear/clearTaskInstances", { ...after, include_past: true });
  expect(names(answer.json)).toEqual(["extract", "load"]);
});

test("what markers lead to in other Dags is cleared with it, and a circle of them is refused", async () => {
  const markerTo = (externalDagId: string) =>
    aTask("mark", {
      kind: "empty",
      dagLink: { kind: "marker", dagIds: [externalDagId], recursionDepth: 10 },
      templateFields: { externalDagId, externalTaskId: "load", logicalDate: "{{ logical_date.isoformat() }}" },
    });
  await fixture.storeDags([aDag("parent", [aTask("load"), markerTo("child")])]);
  await fixture.storeDags([aDag("child", [aTask("load"), aTask("report")])]);
  for (const dagId of ["parent", "child"]) await fixture.trigger(dagId, "r1");
  await fixture.runToEnd();
  const body = { dag_run_id: "r1", task_ids: ["load"], only_failed: false, include_downstream: true };
  const { json } = await post("parent/clearTaskInstances", body);
  expect(json.task_instances.map((one: { dag_id: string; task_id: string }) => `${one.dag_id}.${one.task_id}`)).toEqual(
    ["parent.load", "parent.mark", "child.load", "child.report"],
  );

  await fixture.storeDags([aDag("child", [aTask("load"), markerTo("parent")])]);
  await fixture.trigger("child", "r2", "2024-01-01T01:00:00Z");
  await fixture.trigger("parent", "r2", "2024-01-01T01:00:00Z");
  const refused = await post("parent/clearTaskInstances", { ...body, dag_run_id: "r2" });
  expect(refused.status).toBe(400);
  expect(refused.json.detail).toMatch(/may form a circle/);
});

test("clearing in an unknown run or Dag says which is missing", async () => {
  const { json } = await post("linear/clearTaskInstances", { dag_run_id: "nope" });
  expect(json).toMatchObject({ status: 404, title: "Dag Run id nope not found in dag linear" });
  expect((await post("nope/clearTaskInstances", {})).json).toMatchObject({ title: "Dag id nope not found" });
});

test("a state is marked with what is around it, for real only when asked", async () => {
  await fixture.runToEnd();
  const body = {
    task_id: "extract",
    dag_run_id: "r1",
    new_state: "failed",
    include_upstream: false,
    include_downstream: true,
    include_future: false,
    include_past: false,
  };
  expect(names((await post("linear/updateTaskInstancesState", body)).json)).toEqual(["extract", "load"]);
  expect(await stateOf("extract")).toBe("success");
  await post("linear/updateTaskInstancesState", { ...body, include_downstream: false, dry_run: false });
  expect(await stateOf("extract")).toBe("failed");
  const { dag_run_id: _, ...byDate } = { ...body, execution_date: "2024-01-01T00:00:00Z" };
  expect((await post("linear/updateTaskInstancesState", byDate)).status).toBe(200);
  const both = await post("linear/updateTaskInstancesState", { ...byDate, dag_run_id: "r1" });
  expect(both.json.detail).toContain("Exactly one of execution_date or dag_run_id");
  const missing = await post("linear/updateTaskInstancesState", { ...body, task_id: "nope" });
  expect(missing.json).toMatchObject({ status: 404, title: "Task ID nope not found" });
});

test("one instance is patched: a reference on a dry run, an empty object for real", async () => {
  await fixture.runToEnd();
  const patch = (taskId: string, body: Readonly<Record<string, Json>>) =>
    fixture.send("PATCH", `${INSTANCES}/${taskId}`, { body });
  expect((await patch("load", { new_state: "skipped" })).json).toMatchObject({ task_id: "load" });
  expect(await stateOf("load")).toBe("success");
  expect((await patch("load", { new_state: "skipped", dry_run: false })).json).toEqual({});
  expect(await stateOf("load")).toBe("skipped");
  expect((await patch("nope", { new_state: "skipped" })).json).toMatchObject({ title: "Task not found" });
});

test("one copy of a mapped task is patched by its index", async () => {
  const mapped = aTask("copies", { expansion: { kind: "literal", length: 2 } });
  await fixture.storeDags([aDag("mapped", [mapped])]);
  await fixture.trigger("mapped", "m1");
  await fixture.runToEnd();
  const path = "/api/v1/dags/mapped/dagRuns/m1/taskInstances/copies";
  const patch = (index: number) =>
    fixture.send("PATCH", `${path}/${index}`, { body: { new_state: "skipped", dry_run: false } });
  expect((await patch(1)).json).toEqual({});
  const rows = await fixture.store.reader
    .selectFrom("taskInstance")
    .select("state")
    .where("runId", "=", "m1")
    .orderBy("mapIndex")
    .execute();
  expect(rows.map(({ state }) => state)).toEqual(["success", "skipped"]);
  expect((await patch(7)).status).toBe(404);
});

test("a note is written on an instance", async () => {
  const { json } = await fixture.send("PATCH", `${INSTANCES}/load/setNote`, { body: { note: "why" } });
  expect(json).toMatchObject({ task_id: "load", note: "why" });
  const unknown = await fixture.send("PATCH", `${INSTANCES}/nope/setNote`, { body: { note: "why" } });
  expect(unknown.json.title).toBe("Task Instance not found for dag_id=linear, run_id=r1, task_id=nope");
});

test("what an instance waits for is told by name, in order", async () => {
  const { json } = await fixture.get(`${INSTANCES}/load/dependencies`);
  const unmet = json.dependencies.map((dependency: { name: string }) => dependency.name);
  expect(unmet).toEqual(["Dagrun Running", "Task Instance State", "Trigger Rule"]);
  await fixture.runToEnd();
  expect((await fixture.get(`${INSTANCES}/load/dependencies`)).json).toEqual({ dependencies: [] });
});

test("tries are the ended ones and the present one, each once", async () => {
  await fixture.runToEnd();
  const tries = async () => (await fixture.get(`${INSTANCES}/load/tries`)).json;
  expect(await tries()).toMatchObject({ task_instances: [{ try_number: 1, state: "success" }], total_entries: 1 });
  await post("linear/dagRuns/r1/clear", { dry_run: false });
  expect(await tries()).toMatchObject({
    task_instances: [
      { try_number: 1, state: "success" },
      { try_number: 1, state: null },
    ],
  });
  expect((await tries()).task_instances[0]).not.toHaveProperty("note");
  expect((await fixture.get(`${INSTANCES}/load/tries/7`)).json).toMatchObject({
    title: "Task instance not found",
    detail: expect.stringContaining("try_number=7."),
  });
  expect((await fixture.get(`${INSTANCES}/nope/tries`)).json.total_entries).toBe(0);
});

test("a log comes as text, and as JSON with a token that goes on from there", async () => {
  await fixture.runToEnd();
  writeLog("extract", ['{"timestamp":"T1","level":"info","message":"extracting \'orders\'","source":"task"}']);
  const read = (query: string, accept = "application/json") =>
    fixture.get(`${INSTANCES}/extract/logs/1?${query}`, { headers: { accept } });
  expect((await read("", "text/plain")).text).toBe("test-host\n[T1] INFO - extracting 'orders'\n");
  const { content, continuation_token: token } = (await read("full_content=true")).json;
  expect(content).toBe(`[('test-host', "[T1] INFO - extracting 'orders'\\n")]`);
  expect((await read(`token=${token}`)).json.content).toBe("[('test-host', '')]");
  expect((await read("token=forged.token")).json).toMatchObject({
    status: 400,
    title: "Bad Signature. Please use only the tokens provided by the API.",
  });
});

test("a try without a log says so; an unknown instance is not found", async () => {
  expect((await fixture.get(`${INSTANCES}/extract/logs/7`)).json.content).toContain("There is no log of this try");
  expect((await fixture.get(`${INSTANCES}/nope/logs/1`)).json).toMatchObject({ title: "TaskInstance not found" });
  expect((await fixture.get(`${INSTANCES}/extract/logs/one`)).json).toMatchObject({ type: "about:blank" });
});

function writeLog(taskId: string, lines: readonly string[]): void {
  const key = { dagId: "linear", runId: "r1", taskId, mapIndex: -1 };
  const path = join(fixture.folder, "logs", attemptLogPath(key, 1));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
}

test("an XCom comes printed by default, as JSON when asked", async () => {
  const xcoms = [
    { key: "return_value", value: '{"rows":[1,null],"source":"orders"}' },
    { key: "unit", value: '"rows"' },
  ];
  await fixture.runToEnd({ extract: { kind: "success", xcoms, skippedTaskIds: [], returnedLength: null } });
  const { json } = await fixture.get(XCOMS);
  expect(json.total_entries).toBe(2);
  expect(json.xcom_entries[0]).toEqual({
    dag_id: "linear",
    execution_date: "2024-01-01T00:00:00+00:00",
    key: "return_value",
    map_index: -1,
    task_id: "extract",
    timestamp: "2024-01-01T12:00:01+00:00",
  });
  const value = async (query: string) => (await fixture.get(`${XCOMS}/${query}`)).json.value;
  expect(await value("return_value")).toBe("{'rows': [1, None], 'source': 'orders'}");
  expect(await value("unit")).toBe("rows");
  expect(await value("return_value?stringify=false")).toEqual({ rows: [1, null], source: "orders" });
  expect((await fixture.get(`${XCOMS}/return_value?deserialize=true`)).status).toBe(400);
  expect((await fixture.get(`${XCOMS}/nope`)).json).toMatchObject({ status: 404, title: "XCom entry not found" });
  const every = "/api/v1/dags/~/dagRuns/~/taskInstances/~/xcomEntries?xcom_key=unit";
  expect((await fixture.get(every)).json.total_entries).toBe(1);
});

test("an instance and its tries are shown by the name that the author gave the task", async () => {
  await fixture.storeDags([aDag("named", [aTask("a", { taskDisplayName: "The First" }), aTask("b")])]);
  await fixture.trigger("named", "n");
  await fixture.runToEnd();
  const list = (await fixture.get("/api/v1/dags/named/dagRuns/n/taskInstances")).json.task_instances;
  expect(list.map(({ task_display_name: name }: { task_display_name: string }) => name)).toEqual(["The First", "b"]);
  const tries = (await fixture.get("/api/v1/dags/named/dagRuns/n/taskInstances/a/tries")).json.task_instances;
  expect(tries[0].task_display_name).toBe("The First");
});

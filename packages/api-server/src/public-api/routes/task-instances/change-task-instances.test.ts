import type { JsonObject } from "@baram/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.addUser("User");
  await fixture.addUser("Viewer");
  await fixture.storeDags([aDag("d", [aTask("a"), aTask("b"), aTask("c")])]);
  await fixture.trigger("d", "good");
  await fixture.runToEnd();
  await fixture.trigger("d", "bad", "2024-01-01T06:00:00Z");
  await fixture.runToEnd({ b: { kind: "failed", message: "No.", mayRetry: false } });
});
afterEach(() => fixture.close());

function bulk(body: JsonObject, as?: "User" | "Viewer") {
  const url = "/api/v1/dags/~/dagRuns/~/taskInstances/bulk";
  return fixture.send("POST", url, as === undefined ? { body } : { body, as });
}

function keys(...names: readonly (readonly [runId: string, taskId: string])[]) {
  return names.map(([dag_run_id, task_id]) => ({ dag_id: "d", dag_run_id, task_id }));
}

async function stateOf(runId: string, taskId: string): Promise<unknown> {
  const { json } = await fixture.get(`/api/v1/dags/d/dagRuns/${runId}/taskInstances/${taskId}`);
  return (json as { readonly state: unknown }).state;
}

test("without being told otherwise, a change only says what it would touch", async () => {
  const { json } = await bulk({ action: "clear", task_instances: keys(["good", "a"]) });
  expect(json).toEqual({
    task_instances: [{ dag_id: "d", dag_run_id: "good", task_id: "a", map_index: -1, outcome: "done", detail: null }],
    touched: [{ dag_id: "d", dag_run_id: "good", task_id: "a", map_index: -1, state: "success" }],
  });
  expect(await stateOf("good", "a")).toBe("success");
});

test("instances of several runs are cleared at once, and their runs go on", async () => {
  const task_instances = keys(["good", "a"], ["bad", "a"], ["bad", "b"]);
  const { json } = await bulk({ action: "clear", dry_run: false, task_instances });
  expect(json).toMatchObject({ task_instances: [{ outcome: "done" }, { outcome: "done" }, { outcome: "done" }] });
  expect([await stateOf("good", "a"), await stateOf("bad", "b"), await stateOf("good", "b")]).toEqual([
    null,
    null,
    "success",
  ]);
  expect((await fixture.get("/api/v1/dags/d/dagRuns/good")).json).toMatchObject({ state: "queued" });
});

test("an ended run stays ended where it is not to go on", async () => {
  await bulk({ action: "clear", dry_run: false, reset_dag_runs: false, task_instances: keys(["good", "a"]) });
  expect((await fixture.get("/api/v1/dags/d/dagRuns/good")).json).toMatchObject({ state: "success" });
});

test("what is below comes along when it is asked for, and is told", async () => {
  const { json } = await bulk({ action: "clear", include_downstream: true, task_instances: keys(["bad", "b"]) });
  expect(json).toMatchObject({
    task_instances: [{ task_id: "b" }],
    touched: [
      { task_id: "b", state: "failed" },
      { task_id: "c", state: "upstream_failed" },
    ],
  });
});

test.each([
  ["mark_success", "success"],
  ["mark_failed", "failed"],
  ["mark_skipped", "skipped"],
])("%s writes the state of each", async (action, state) => {
  await bulk({ action, dry_run: false, task_instances: keys(["good", "c"], ["bad", "a"]) });
  expect([await stateOf("good", "c"), await stateOf("bad", "a")]).toEqual([state, state]);
});

test("each is told what became of it, and none holds the others up", async () => {
  const task_instances = keys(["bad", "b"], ["bad", "none"], ["none", "a"], ["good", "a"], ["bad", "b"]);
  const { json } = await bulk({ action: "mark_success", dry_run: false, task_instances });
  expect(json).toMatchObject({
    task_instances: [
      { dag_run_id: "bad", task_id: "b", outcome: "done" },
      { dag_run_id: "bad", task_id: "none", outcome: "not_found" },
      { dag_run_id: "none", task_id: "a", outcome: "not_found" },
      { dag_run_id: "good", task_id: "a", outcome: "unchanged" },
    ],
  });
  expect(await stateOf("bad", "b")).toBe("success");
});

test("a filter finds them", async () => {
  const filter = { dag_ids: ["d"], state: ["failed", "upstream_failed"] };
  const { json } = await bulk({ action: "clear", dry_run: false, filter });
  expect(json).toMatchObject({ task_instances: [{ task_id: "b" }, { task_id: "c" }] });
  expect((await bulk({ action: "clear", dry_run: false, filter })).json).toEqual({ task_instances: [], touched: [] });
});

test("one of a list and a filter says which, and a filter names something", async () => {
  const task_instances = keys(["good", "a"]);
  expect((await bulk({ action: "clear" })).status).toBe(400);
  expect((await bulk({ action: "clear", filter: {} })).status).toBe(400);
  expect((await bulk({ action: "clear", filter: { task_ids: ["a"] }, task_instances })).status).toBe(400);
  expect((await bulk({ action: "delete", task_instances })).status).toBe(400);
});

test("more than may be changed at once are refused", async () => {
  const names = Array.from({ length: 1001 }, (_, index) => ["good", `t${index}`] as const);
  expect((await bulk({ action: "clear", task_instances: keys(...names) })).json).toMatchObject({
    status: 400,
    detail: "At most 1000 task instances are changed at once, and these are more",
  });
});

test("whoever may not change task instances changes none", async () => {
  const body = { action: "clear", dry_run: false, task_instances: keys(["good", "a"]) };
  expect((await bulk(body, "Viewer")).status).toBe(403);
  expect((await bulk(body, "User")).json).toMatchObject({ task_instances: [{ outcome: "done" }] });
});

test("whoever has the right to one Dag changes the instances of that one alone", async () => {
  await fixture.storeDags([aDag("other", [aTask("a")])]);
  await fixture.trigger("other", "theirs");
  const right = (action: string, resource: string) => ({ action: { name: action }, resource: { name: resource } });
  const actions = [right("can_edit", "DAG:d"), right("can_edit", "DAG Runs"), right("can_edit", "Task Instances")];
  await fixture.send("POST", "/api/v1/roles", { body: { name: "OnlyD", actions } });
  const dora = { username: "dora", email: "d@example.com", first_name: "D", last_name: "D", password: "pw-dora-long" };
  await fixture.send("POST", "/api/v1/users", { body: { ...dora, roles: [{ name: "OnlyD" }] } });
  const headers = { authorization: `Basic ${Buffer.from("dora:pw-dora-long").toString("base64")}` };
  const url = "/api/v1/dags/~/dagRuns/~/taskInstances/bulk";
  const ask = (body: JsonObject) => fixture.send("POST", url, { as: null, headers, body });

  const task_instances = [...keys(["good", "a"]), { dag_id: "other", dag_run_id: "theirs", task_id: "a" }];
  expect((await ask({ action: "mark_failed", task_instances })).json).toMatchObject({
    task_instances: [{ outcome: "done" }, { outcome: "forbidden" }],
  });
  const found = (await ask({ action: "mark_failed", filter: { task_ids: ["a"] } })).json;
  expect(JSON.stringify(found)).not.toContain("theirs");
  expect((await ask({ action: "clear", filter: { dag_ids: ["d", "other"] } })).status).toBe(403);
});

test("a change of many is in the audit log, as one of a person", async () => {
  await bulk({ action: "mark_failed", dry_run: false, task_instances: keys(["good", "a"]) }, "User");
  const { json } = await fixture.get("/api/v1/eventLogs?event=api.change_task_instances");
  expect(json).toMatchObject({ event_logs: [{ owner: "user", extra: expect.stringContaining("mark_failed") }] });
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.addUser("User");
  await fixture.addUser("Viewer");
  await fixture.storeDags([aDag("d", [aTask("a"), aTask("b")])]);
  await fixture.trigger("d", "good");
  await fixture.runToEnd();
  await fixture.trigger("d", "bad", "2024-01-01T06:00:00Z");
  await fixture.runToEnd({ b: { kind: "failed", message: "No.", mayRetry: false } });
});
afterEach(() => fixture.close());

function bulk(action: string, runIds: readonly string[], as?: "User" | "Viewer") {
  const body = { action, dag_runs: runIds.map((dag_run_id) => ({ dag_id: "d", dag_run_id })) };
  return fixture.send("POST", "/api/v1/dags/~/dagRuns/bulk", as === undefined ? { body } : { body, as });
}

test("two runs are told side by side, instance by instance", async () => {
  const { json } = await fixture.get("/api/v1/dags/d/dagRuns/good/comparison?with=bad");
  expect(json).toMatchObject({
    dag_run: { dag_run_id: "good", state: "success" },
    other_dag_run: { dag_run_id: "bad", state: "failed" },
    has_same_version: true,
    task_instances: [
      { task_id: "a", is_same_state: true, task_instance: { state: "success", try_number: 1, duration: 1 } },
      { task_id: "b", is_same_state: false, other_task_instance: { state: "failed" } },
    ],
  });
});

test("a run is compared with one that exists", async () => {
  expect((await fixture.get("/api/v1/dags/d/dagRuns/good/comparison?with=none")).status).toBe(404);
  expect((await fixture.get("/api/v1/dags/d/dagRuns/none/comparison?with=good")).status).toBe(404);
  expect((await fixture.get("/api/v1/dags/d/dagRuns/good/comparison")).status).toBe(400);
});

test("many runs are changed at once, and each is told what became of it", async () => {
  const { json } = await bulk("mark_success", ["bad", "none"]);
  expect(json).toEqual({
    dag_runs: [
      { dag_id: "d", dag_run_id: "bad", outcome: "done", detail: null },
      { dag_id: "d", dag_run_id: "none", outcome: "not_found", detail: null },
    ],
  });
  expect((await fixture.get("/api/v1/dags/d/dagRuns/bad")).json).toMatchObject({ state: "success" });

  await bulk("clear", ["good"]);
  expect((await fixture.get("/api/v1/dags/d/dagRuns/good")).json).toMatchObject({ state: "queued" });
  await bulk("delete", ["good", "bad"]);
  expect((await fixture.get("/api/v1/dags/d/dagRuns")).json).toMatchObject({ total_entries: 0 });
});

test("whoever may not change runs changes none", async () => {
  expect((await bulk("clear", ["good"], "Viewer")).status).toBe(403);
  expect((await bulk("clear", ["good"], "User")).json).toMatchObject({ dag_runs: [{ outcome: "done" }] });
});

test("whoever has the right to one Dag changes the runs of that one alone", async () => {
  await fixture.storeDags([aDag("other", [aTask("a")])]);
  await fixture.trigger("other", "theirs");
  const right = (action: string, resource: string) => ({ action: { name: action }, resource: { name: resource } });
  const actions = [right("can_edit", "DAG:d"), right("can_read", "DAG:d"), right("can_edit", "DAG Runs")];
  await fixture.send("POST", "/api/v1/roles", { body: { name: "OnlyD", actions } });
  const dora = { username: "dora", email: "d@example.com", first_name: "D", last_name: "D", password: "pw-dora-long" };
  await fixture.send("POST", "/api/v1/users", { body: { ...dora, roles: [{ name: "OnlyD" }] } });
  const authorization = `Basic ${Buffer.from("dora:pw-dora-long").toString("base64")}`;
  const { json } = await fixture.send("POST", "/api/v1/dags/~/dagRuns/bulk", {
    as: null,
    headers: { authorization },
    body: {
      action: "mark_failed",
      dag_runs: [
        { dag_id: "d", dag_run_id: "good" },
        { dag_id: "other", dag_run_id: "theirs" },
      ],
    },
  });
  expect(json).toMatchObject({ dag_runs: [{ outcome: "done" }, { outcome: "forbidden" }] });
});

test("more runs than may be changed at once are refused", async () => {
  const runIds = Array.from({ length: 101 }, (_, index) => `r${index}`);
  expect((await bulk("clear", runIds)).status).toBe(400);
  expect((await bulk("clear", [])).status).toBe(400);
});

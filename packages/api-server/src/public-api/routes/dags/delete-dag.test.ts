import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("d", [aTask("a"), aTask("b")], { tags: ["t"] })]);
});
afterEach(() => fixture.close());

const TABLES = ["dag", "dagTag", "dagVersion", "dagRun", "taskInstance", "taskInstanceTry", "xcom"] as const;

test("a Dag that is deleted leaves nothing but the audit log, and its file is asked for again", async () => {
  await fixture.trigger("d", "r");
  await fixture.runToEnd();
  expect((await fixture.send("DELETE", "/api/v1/dags/d")).status).toBe(204);
  for (const table of TABLES) expect(await fixture.store.reader.selectFrom(table).selectAll().execute()).toEqual([]);
  const requests = await fixture.store.reader.selectFrom("dagFileRequest").select("relativePath").execute();
  expect(requests).toEqual([{ relativePath: "d.ts" }]);
  const { json } = await fixture.get("/api/v1/eventLogs");
  expect(json.event_logs.map(({ event }: { event: string }) => event)).toEqual(["api.delete_dag"]);
});

test("a Dag whose task is being carried out is not deleted", async () => {
  await fixture.trigger("d", "r");
  await fixture.start();
  const { status, json } = await fixture.send("DELETE", "/api/v1/dags/d");
  expect({ status, detail: json.detail }).toEqual({
    status: 409,
    detail: "Task instances of dag with id: 'd' are still running",
  });
  expect((await fixture.get("/api/v1/dags/d/dagRuns/r")).status).toBe(200);
});

test("what became of tries is in the event log, whose entries are found by their ids", async () => {
  await fixture.trigger("d", "r");
  await fixture.runToEnd();
  const { json } = await fixture.get("/api/v1/eventLogs?dag_id=d&order_by=when");
  const events = json.event_logs as readonly { event: string; task_id: string; event_log_id: number }[];
  expect(events.map(({ event, task_id: taskId }) => `${taskId} ${event}`)).toEqual([
    "a running",
    "a success",
    "b running",
    "b success",
  ]);
  expect(new Set(events.map(({ event_log_id: id }) => id)).size).toBe(4);
  for (const entry of events) {
    expect((await fixture.get(`/api/v1/eventLogs/${entry.event_log_id}`)).json).toEqual(entry);
  }
});

test("the events of a try belong to the owner of its task", async () => {
  await fixture.storeDags([aDag("owned", [aTask("a", { owner: "ada" })], { owners: ["ada"] })]);
  await fixture.trigger("owned", "r");
  await fixture.runToEnd();
  const count = async (owner: string) => (await fixture.get(`/api/v1/eventLogs?owner=${owner}`)).json.total_entries;
  expect(await count("ada")).toBe(2);
  expect(await count("nobody")).toBe(0);
});

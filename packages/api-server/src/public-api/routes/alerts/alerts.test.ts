import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { addSeconds } from "@baram/domain";
import { callbackLogPath } from "@baram/execution-api";
import { missDeadlines } from "@baram/lifecycle";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  const deadlines = [{ reference: "queuedAt", intervalSeconds: 60, hasCallback: true }] as const;
  await fixture.storeDags([aDag("d", [aTask("a")], { deadlines, callbacks: ["success"] })]);
  await fixture.trigger("d", "r1", "2024-01-01T00:00:00Z");
});
afterEach(() => fixture.close());

async function passDeadline(): Promise<void> {
  fixture.now = addSeconds(fixture.now, 60);
  await fixture.store.transaction((transaction) => missDeadlines(transaction, { now: fixture.now }));
}

test("a deadline that was missed is listed, and with it that author code is to be told", async () => {
  await passDeadline();
  expect((await fixture.get("/api/v1/dags/d/missedDeadlines")).json).toMatchObject({
    deadlines: [{ dag_run_id: "r1", task_id: null, due_at: expect.stringContaining("2024-01-01T12:01:0") }],
    slas: [],
  });
  expect((await fixture.get("/api/v1/dags/d/callbacks?dag_run_id=r1")).json).toMatchObject({
    callbacks: [{ callback_id: 1, dag_run_id: "r1", kind: "deadline", state: "pending", tries: 0, message: null }],
  });
});

test("deadlines are listed while they are ahead and once they were missed, of one run and of all", async () => {
  const ofRun = (query = "") => fixture.get(`/api/v1/dags/d/dagRuns/r1/deadlines${query}`);
  expect((await ofRun()).json).toMatchObject({
    deadlines: [{ dag_id: "d", dag_run_id: "r1", task_id: null, state: "pending", missed_at: null }],
    total_entries: 1,
  });
  await passDeadline();
  expect((await ofRun("?state=pending")).json).toEqual({ deadlines: [], total_entries: 0 });
  expect((await fixture.get("/api/v1/dags/~/dagRuns/~/deadlines?state=missed&order_by=-due_at")).json).toMatchObject({
    deadlines: [{ dag_run_id: "r1", state: "missed", missed_at: "2024-01-01T12:01:00+00:00" }],
  });
});

test("deadlines are narrowed by when they are due, and an unknown state of them is refused", async () => {
  const list = (query: string) => fixture.get(`/api/v1/dags/~/dagRuns/~/deadlines?${query}`);
  expect((await list("due_at_gte=2024-01-01T12:00:30Z")).json).toMatchObject({ total_entries: 1 });
  expect((await list("due_at_lte=2024-01-01T12:00:30Z")).json).toMatchObject({ total_entries: 0 });
  expect((await list("state=met")).status).toBe(400);
  expect((await list("order_by=task_id")).status).toBe(400);
});

test("whoever may read one Dag sees the deadlines of that one alone", async () => {
  const deadlines = [{ reference: "queuedAt", intervalSeconds: 60, hasCallback: true }] as const;
  await fixture.storeDags([aDag("other", [aTask("a")], { deadlines })]);
  await fixture.trigger("other", "theirs");
  const right = (resource: string) => ({ action: { name: "can_read" }, resource: { name: resource } });
  const body = { name: "OnlyD", actions: [right("DAG:d"), right("DAG Runs")] };
  await fixture.send("POST", "/api/v1/roles", { body });
  const dora = { username: "dora", email: "d@example.com", first_name: "D", last_name: "D", password: "pw-dora-long" };
  await fixture.send("POST", "/api/v1/users", { body: { ...dora, roles: [{ name: "OnlyD" }] } });
  const headers = { authorization: `Basic ${Buffer.from("dora:pw-dora-long").toString("base64")}` };
  const { json } = await fixture.get("/api/v1/dags/~/dagRuns/~/deadlines", { as: null, headers });
  expect(json).toMatchObject({ deadlines: [{ dag_id: "d" }], total_entries: 1 });
});

test("the callbacks of another run are not among those of one that is named", async () => {
  await passDeadline();
  await fixture.trigger("d", "r2", "2024-01-02T00:00:00Z");
  expect((await fixture.get("/api/v1/dags/d/callbacks?dag_run_id=r2")).json).toEqual({ callbacks: [] });
});

test("the log of a callback can be read, and one that is not there is not found", async () => {
  await passDeadline();
  const path = join(fixture.folder, "logs", callbackLogPath({ dagId: "d", runId: "r1", callbackId: 1 }, 0));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    `${JSON.stringify({ timestamp: "", level: "info", source: "baram", message: "All were told." })}\n`,
  );
  const { status, json } = await fixture.get("/api/v1/dags/d/callbacks/1/log");
  expect(status).toBe(200);
  expect(json).toMatchObject({ lines: [{ message: "All were told." }] });
  expect((await fixture.get("/api/v1/dags/other/callbacks/1/log")).status).toBe(404);
  expect((await fixture.get("/api/v1/dags/d/callbacks/2/log")).status).toBe(404);
});

test.each(["missedDeadlines", "callbacks"])("the %s of a Dag that is not there are not found", async (list) => {
  expect((await fixture.get(`/api/v1/dags/none/${list}`)).status).toBe(404);
});

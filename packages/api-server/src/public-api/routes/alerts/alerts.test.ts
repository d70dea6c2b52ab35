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

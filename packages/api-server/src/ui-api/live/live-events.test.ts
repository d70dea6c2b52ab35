import { randomBytes } from "node:crypto";
import { recordImportError, setDagPaused } from "@baram/lifecycle";
import { noteChange } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiServerFixture, aDag, aTask, SERVER_TOKEN } from "../../api-server.fixture.ts";
import { EventReader } from "../../server-sent-events.fixture.ts";
import { LiveEvents } from "./live-events.ts";

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

let fixture: ApiServerFixture;
let address: string;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("d", [aTask("a")])]);
  await fixture.server.listen({ host: "127.0.0.1", port: 0 });
  address = fixture.server.address ?? "";
});
afterEach(() => fixture.close());

function follow(query = ""): Promise<EventReader> {
  return EventReader.open(`${address}/ui/events${query}`, { authorization: `Bearer ${SERVER_TOKEN}` });
}

async function readCursor(): Promise<string> {
  const { json } = await fixture.get("/ui/session");
  return (json as { readonly event_cursor: string }).event_cursor;
}

function changeDag(dagId: string): Promise<void> {
  return fixture.store.transaction(async (transaction) => noteChange(transaction, { kind: "dag", dagId }));
}

test("a browser hears of runs, task instances, Dags and import errors as they are committed", async () => {
  const events = await follow();
  await fixture.trigger("d", "r1");
  const run = await events.until(({ event }) => event === "dag_run");
  expect(run.data).toMatchObject({ dag_id: "d", run_id: "r1", state: "queued", version_number: 1 });

  await fixture.start();
  const running = await events.until(({ event, data }) => event === "task_instance" && data["state"] === "running");
  expect(running.data).toEqual({
    dag_id: "d",
    run_id: "r1",
    task_id: "a",
    map_index: -1,
    state: "running",
    try_number: 1,
    start_date: "2024-01-01T12:00:00+00:00",
    end_date: null,
  });

  await fixture.store.transaction((transaction) =>
    setDagPaused(transaction, { dagId: "d", isPaused: true, now: fixture.now }),
  );
  expect((await events.until(({ event }) => event === "dag")).data).toEqual({ dag_id: "d" });

  const error = { message: "x", errorKind: "Error", line: null, column: null, frame: null, stack: null };
  await fixture.store.transaction((transaction) =>
    recordImportError(transaction, { relativePath: "bad.ts", ...error, now: fixture.now }),
  );
  expect((await events.until(({ event }) => event === "import_errors")).data).toEqual({ count: 1 });
  await events.close();
});

test("of many changes that come together only the last state of each instance is sent", async () => {
  const events = await follow();
  await change("scheduled");
  // The first one goes out at once; those right behind it are put together.
  for (const state of ["queued", "running", "success"] as const) await change(state);
  const states = [];
  for (let last = ""; last !== "success"; ) {
    const event = await events.until(({ event: name }) => name === "task_instance");
    last = String(event.data["state"]);
    states.push(last);
  }
  expect(states.length).toBeLessThanOrEqual(2);
  expect(states[0]).toBe("scheduled");
  await events.close();
});

function change(state: "scheduled" | "queued" | "running" | "success"): Promise<void> {
  const instance = { taskInstanceId: 1, dagRunId: 1, dagId: "d", runId: "r1", taskId: "a", mapIndex: -1 };
  return fixture.store.transaction(async (transaction) => {
    noteChange(transaction, { kind: "taskInstance", ...instance, state, tryNumber: 1, startDate: null, endDate: null });
  });
}

test("a transaction that is rolled back is not told", async () => {
  const events = await follow();
  const failure = new Error("rolled back");
  const rolledBack = fixture.store.transaction(async (transaction) => {
    noteChange(transaction, { kind: "dag", dagId: "never" });
    throw failure;
  });
  await expect(rolledBack).rejects.toBe(failure);
  await changeDag("told");
  expect((await events.until(({ event }) => event === "dag")).data).toEqual({ dag_id: "told" });
  await events.close();
});

test("what changes between a page's reading and its following is told, once", async () => {
  const cursor = await readCursor();
  await changeDag("before");
  const events = await follow(`?after=${cursor}`);
  await changeDag("after");
  expect((await events.next())?.data).toEqual({ dag_id: "before" });
  expect((await events.next())?.data).toEqual({ dag_id: "after" });
  await events.close();
});

test("who comes back with the id of the last event that was heard is told what was missed, and nothing else", async () => {
  const first = await follow(`?after=${await readCursor()}`);
  await changeDag("heard");
  const heard = await first.next();
  await first.close();
  await changeDag("missed");
  const again = await follow(`?after=${heard?.id}`);
  expect(await again.next()).toMatchObject({ event: "dag", data: { dag_id: "missed" } });
  await again.close();
});

test("who comes with a cursor that nobody knows is told to read again, and from where to follow", async () => {
  const events = await follow("?after=of-another-server-7");
  const gap = await events.next();
  expect(gap).toMatchObject({ event: "gap", data: {} });
  await events.close();
  const again = await follow(`?after=${gap?.id}`);
  await changeDag("told");
  expect((await again.next())?.data).toEqual({ dag_id: "told" });
  await again.close();
});

test("what was missed is told only of Dags that somebody may see", async () => {
  const liveEvents = new LiveEvents({ store: fixture.store, logger: SILENT, random: randomBytes });
  const after = liveEvents.cursor();
  await changeDag("hidden");
  await changeDag("d");
  const sent: string[] = [];
  const stream = { sendText: (_: string, json: string) => sent.push(json), onClose: () => {}, close: () => {} };
  liveEvents.add(stream, { dagIds: ["d"], after });
  await vi.waitFor(() => expect(sent).toEqual([JSON.stringify({ dag_id: "d" })]));
  liveEvents.close();
});

test("long after the last one has left nothing is heard any more, and a cursor of before leads nowhere", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const liveEvents = new LiveEvents({ store: fixture.store, logger: SILENT, random: randomBytes });
  const before = liveEvents.cursor();
  vi.advanceTimersByTime(59_000);
  expect(liveEvents.cursor()).toBe(before);
  vi.advanceTimersByTime(60_000);
  expect(liveEvents.cursor()).not.toBe(before);
  liveEvents.close();
  vi.useRealTimers();
});

test("closing the server ends the streams", async () => {
  const events = await follow();
  await fixture.server.close();
  expect(await events.next()).toBeNull();
});

test("a stream needs credentials and rights", async () => {
  await fixture.addUser("Public");
  expect((await fetch(`${address}/ui/events`)).status).toBe(401);
  const authorization = `Basic ${Buffer.from("public:pw-public").toString("base64")}`;
  expect((await fetch(`${address}/ui/events`, { headers: { authorization } })).status).toBe(403);
});

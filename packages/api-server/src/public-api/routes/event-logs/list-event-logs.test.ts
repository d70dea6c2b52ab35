import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";

interface Event {
  readonly event_log_id: number;
  readonly event: string;
  readonly run_id: string | null;
  readonly when: string;
}

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("d", [aTask("a"), aTask("b")])]);
  await fixture.storeDags([aDag("other", [aTask("a")])]);
  await fixture.trigger("d", "good");
  await fixture.trigger("other", "theirs");
  await fixture.runToEnd();
  await fixture.trigger("d", "bad", "2024-01-01T06:00:00Z");
  await fixture.runToEnd({ b: { kind: "failed", message: "No.", mayRetry: false } });
  await fixture.send("PATCH", "/api/v1/dags/d", { body: { is_paused: true } });
});
afterEach(() => fixture.close());

async function list(query: string): Promise<{ readonly event_logs: readonly Event[]; readonly total_entries: number }> {
  return (await fixture.get(`/api/v1/eventLogs?${query}`)).json as never;
}

async function idsOf(query: string): Promise<readonly number[]> {
  return (await list(query)).event_logs.map(({ event_log_id: id }) => id);
}

test.each(["event_log_id", "-when", "event", "-task_id"])(
  "pages in the order of %s go on where the one before ended",
  async (order) => {
    const whole = await idsOf(`order_by=${order}`);
    const pages: number[] = [];
    for (let offset = 0; offset < whole.length; offset += 3) {
      pages.push(...(await idsOf(`order_by=${order}&limit=3&offset=${offset}`)));
    }
    expect(whole.length).toBeGreaterThan(9);
    expect(pages).toEqual(whole);
  },
);

test("every page tells how many events there are in all", async () => {
  const { total_entries: total, event_logs: events } = await list("limit=100");
  expect(total).toBe(events.length);
  expect((await list("limit=2&offset=1")).total_entries).toBe(total);
  expect((await list("limit=1&event=failed")).total_entries).toBe(1);
  expect((await list("limit=1&dag_id=other")).total_entries).toBe((await idsOf("dag_id=other")).length);
});

test("the events of a task are those of every Dag that has it, also of one that comes later", async () => {
  const runsOf = async (query: string) => (await list(query)).event_logs.map(({ run_id: id }) => String(id)).toSorted();
  expect(await runsOf("task_id=a")).toEqual(["bad", "bad", "good", "good", "theirs", "theirs"]);
  expect((await list("task_id=a&limit=1")).total_entries).toBe(6);
  expect(await runsOf("task_id=b&event=failed")).toEqual(["bad"]);
  expect(await runsOf("task_id=c%25_")).toEqual([]);
  await fixture.storeDags([aDag("later", [aTask("a")])]);
  await fixture.trigger("later", "new");
  await fixture.runToEnd();
  expect(await runsOf("task_id=a&event=success")).toEqual(["bad", "good", "new", "theirs"]);
});

test("what people did to a task is an event of it, though no Dag has it any more", async () => {
  await fixture.send("PATCH", "/api/v1/dags/d/dagRuns/good/taskInstances/gone/setNote", { body: { note: "x" } });
  expect((await list("task_id=gone")).event_logs).toMatchObject([
    { event: "api.set_task_instance_note", run_id: "good" },
  ]);
});

test("the events of a Dag and of a task of it are those alone", async () => {
  expect((await list("dag_id=other")).event_logs.map(({ event }) => event).toSorted()).toEqual(["running", "success"]);
  expect((await list("dag_id=d&task_id=b&event=failed")).event_logs).toMatchObject([{ event: "failed" }]);
  expect((await list("included_events=failed,skipped")).event_logs).toMatchObject([{ event: "failed" }]);
});

test.each(["dag_id=other", "run_id=now", "dag_id=other&run_id=now", "after=2000-01-01T00:00:00Z"])(
  "what runs now is among the events of %s",
  async (query) => {
    await fixture.trigger("other", "now", "2024-01-01T07:00:00Z");
    await fixture.start();
    const { event_logs: events, total_entries: total } = await list(`${query}&limit=100`);
    const begun = events.filter(({ run_id: runId, event }) => runId === "now" && event === "running");
    expect(begun).toHaveLength(1);
    expect(total).toBe(events.length);
  },
);

test("each event is found by its id", async () => {
  for (const event of (await list("")).event_logs) {
    expect((await fixture.get(`/api/v1/eventLogs/${event.event_log_id}`)).json).toEqual(event);
  }
});

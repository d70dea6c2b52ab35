import { addSeconds } from "@baram/domain";
import { insertJob } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
});
afterEach(() => fixture.close());

const post = (path: string, body: Readonly<Record<string, string | number>>) =>
  fixture.send("POST", `/api/v1${path}`, { body });

test("connections are found by a part of what they say, page by page, without their secrets", async () => {
  for (const id of ["mail", "shop_1", "shop%2"]) {
    await post("/connections", { connection_id: id.replace("%", "_"), conn_type: "http", password: "s3cret" });
  }
  const search = async (query: string) => (await fixture.get(`/ui/connections?${query}`)).json;
  const first = await search("search=SHOP&limit=1");
  expect(first).toMatchObject({
    connections: [{ connection_id: "shop_1", conn_type: "http", has_password: true, has_extra: false }],
    total: 2,
    next_after: "shop_1",
  });
  expect(await search("search=shop&after=shop_1")).toMatchObject({
    connections: [{ connection_id: "shop_2" }],
    next_after: null,
  });
  expect((await search("search=%25")).total).toBe(0);
  expect(JSON.stringify(await search(""))).not.toContain("s3cret");
});

test("a connection to edit has its secrets masked, and they come back unharmed", async () => {
  const extra = '{"token": "t0k", "region": "eu"}';
  await post("/connections", { connection_id: "shop", conn_type: "http", password: "s3cret", extra });
  const { json: page } = await fixture.get("/ui/connections/shop");
  expect(page).toMatchObject({ has_password: true, connection: { extra: '{"token": "***", "region": "eu"}' } });

  const body = { extra: '{"token": "***", "region": "us"}' };
  await fixture.send("PATCH", "/api/v1/connections/shop", { body });

  const row = await fixture.store.reader.selectFrom("connection").selectAll().executeTakeFirstOrThrow();
  expect(JSON.parse(fixture.fernet.decrypt(row.extra ?? ""))).toEqual({ token: "t0k", region: "us" });
  expect(fixture.fernet.decrypt(row.password ?? "")).toBe("s3cret");
  expect((await fixture.get("/ui/connections/nope")).status).toBe(404);
});

test("a variable whose key says that it is secret keeps its value on the server", async () => {
  await post("/variables", { key: "api_token", value: "s3cret" });
  await post("/variables", { key: "limits", value: `{"rows": ${"1".repeat(400)}}` });
  const { json } = await fixture.get("/ui/variables");
  expect(json.variables).toMatchObject([
    { key: "api_token", value: null, is_cut: false },
    { key: "limits", is_cut: true },
  ]);
  expect((await fixture.get("/ui/variables?search=limit")).json.total).toBe(1);
  expect((await fixture.get("/ui/variables/api_token")).json).toEqual({
    key: "api_token",
    description: null,
    value: null,
  });
  expect((await fixture.get("/ui/variables/limits")).json.value).toHaveLength(410);
});

test("who holds the slots of a pool is told, and who waits for some, of Dags that may be seen", async () => {
  await post("/pools", { name: "small", slots: 1 });
  for (const dagId of ["etl", "report"]) {
    await fixture.storeDags([aDag(dagId, [aTask("load", { pool: "small" })])]);
    await fixture.trigger(dagId, "r1");
    await fixture.start();
  }

  const { json } = await fixture.get("/ui/pools/small/slots");

  expect(json.holders).toMatchObject([{ dag_id: "etl", run_id: "r1", task_id: "load", state: "running", slots: 1 }]);
  expect(json.waiting).toMatchObject([{ dag_id: "report", state: "scheduled" }]);
  // Pages that look at a pool may ask once more when it is deleted, and what holds its slots goes on.
  await fixture.send("DELETE", "/api/v1/pools/small");
  expect((await fixture.get("/ui/pools/small/slots")).json).toEqual(json);
});

test("what was taken of a pool is told step by step, with who took it, tries that failed included", async () => {
  await post("/pools", { name: "small", slots: 4 });
  await fixture.storeDags([aDag("etl", [aTask("load", { pool: "small", poolSlots: 2 })])]);
  await fixture.trigger("etl", "r1");
  fixture.now = addSeconds(fixture.now, 60);
  const started = await fixture.start();
  fixture.now = addSeconds(fixture.now, 899);
  await fixture.finish(started);

  const { json: use } = await fixture.get("/ui/poolUse?hours=24");
  const { json: past } = await fixture.get(
    "/ui/pools/small/pastSlots?from=2024-01-01T12:00:00Z&until=2024-01-01T12:30:00Z",
  );

  expect(use).toMatchObject({ from: "2023-12-31T12:30:00+00:00", step_seconds: 1800, steps: 48 });
  // Two slots for 900 of the 960 seconds that have passed.
  expect(use.pools).toEqual([{ name: "small", steps: [{ step: 47, running: 1.88, queued: 0, most: 2 }] }]);
  expect(past).toMatchObject({ holders: [{ dag_id: "etl", task_id: "load", try_number: 1, slots: 2 }], is_cut: false });
  const earlier = "/ui/pools/small/pastSlots?from=2024-01-01T11:00:00Z&until=2024-01-01T12:00:00Z";
  expect((await fixture.get(earlier)).json.holders).toEqual([]);
  expect((await fixture.get("/ui/pools/small/pastSlots")).status).toBe(400);
  await fixture.send("DELETE", "/api/v1/pools/small");
  expect((await fixture.get(earlier)).json).toEqual({ holders: [], is_cut: false });
});

test("the audit log is read from its end, narrowed, page by page", async () => {
  await post("/variables", { key: "k", value: "v" });
  await post("/pools", { name: "p", slots: 1 });
  fixture.now = addSeconds(fixture.now, 60);
  await fixture.send("DELETE", "/api/v1/pools/p");
  const list = async (query: string) => (await fixture.get(`/ui/auditEntries?${query}`)).json;
  const eventsOf = ({ entries }: { entries: readonly { event: string }[] }) => entries.map(({ event }) => event);

  const first = await list("limit=2");
  expect(eventsOf(first)).toEqual(["api.delete_pool", "api.post_pool"]);
  expect(eventsOf(await list(`limit=2&before_id=${first.next_before_id}`))).toEqual(["api.variable.create"]);
  expect(eventsOf(await list("event=pool&from=2024-01-01T12:01:00Z"))).toEqual(["api.delete_pool"]);
  expect(eventsOf(await list("owner=nobody"))).toEqual([]);
  await fixture.addUser("Op");
  expect((await fixture.get("/ui/auditEntries", { as: "Op" })).status).toBe(403);
});

test("each process is listed with its heartbeat, the living ones first", async () => {
  const job = { hostname: "host-1", processId: 7, now: fixture.now };
  await fixture.store.transaction((transaction) => insertJob(transaction, { ...job, jobType: "TriggererJob" }));
  fixture.now = addSeconds(fixture.now, 60);
  const { now } = fixture;
  await fixture.store.transaction((transaction) => insertJob(transaction, { ...job, now, jobType: "SchedulerJob" }));

  const { json } = await fixture.get("/ui/jobs");

  expect(json.jobs).toMatchObject([
    { job_type: "SchedulerJob", is_alive: true, hostname: "host-1", process_id: 7, try_count: 0, trigger_count: 0 },
    { job_type: "TriggererJob", is_alive: false, state: "running" },
  ]);
});

test("a configuration that may not be shown is not shown", async () => {
  expect((await fixture.get("/ui/configuration")).json).toEqual({ is_exposed: false, options: [] });
});

test("words of the installation hide variables and extras as password does, and a secret comes back unharmed", async () => {
  await fixture.close();
  fixture = await ApiServerFixture.open({ configuration: { sensitiveNames: { furtherWords: ["pin"] } } });
  await post("/variables", { key: "card_pin", value: "1234" });
  await post("/connections", { connection_id: "shop", conn_type: "http", extra: '{"card_pin": "5678"}' });

  expect((await fixture.get("/ui/variables")).json.variables).toMatchObject([{ key: "card_pin", value: null }]);
  expect((await fixture.get("/ui/variables/card_pin")).json.value).toBeNull();
  for (const path of ["/ui/connections/shop", "/api/v1/connections/shop"]) {
    expect(JSON.stringify((await fixture.get(path)).json)).not.toContain("5678");
  }
  await fixture.send("PATCH", "/api/v1/connections/shop", { body: { extra: '{"card_pin": "***", "city": "Seoul"}' } });
  const row = await fixture.store.reader.selectFrom("connection").selectAll().executeTakeFirstOrThrow();
  expect(JSON.parse(fixture.fernet.decrypt(row.extra ?? ""))).toEqual({ card_pin: "5678", city: "Seoul" });
  const entries = await fixture.store.reader.selectFrom("auditLog").select("extra").execute();
  expect(JSON.stringify(entries)).not.toMatch(/1234|5678/);
  expect((await fixture.get("/ui/session")).json).toMatchObject({ hides_sensitive_values: true });
});

test("an installation that hides nothing by its name shows variables and extras, but no password", async () => {
  await fixture.close();
  fixture = await ApiServerFixture.open({ configuration: { sensitiveNames: { areShown: true } } });
  await post("/variables", { key: "api_token", value: "1234" });
  const connection = { connection_id: "shop", conn_type: "http", password: "s3cret", extra: '{"token": "t0k"}' };
  await post("/connections", connection);

  expect((await fixture.get("/ui/variables")).json.variables).toMatchObject([{ key: "api_token", value: "1234" }]);
  expect((await fixture.get("/ui/variables/api_token")).json.value).toBe("1234");
  const { json } = await fixture.get("/ui/connections/shop");
  expect(json.connection.extra).toBe('{"token": "t0k"}');
  expect(JSON.stringify(json)).not.toContain("s3cret");
  const entries = await fixture.store.reader.selectFrom("auditLog").select("extra").execute();
  expect(JSON.stringify(entries)).not.toContain("s3cret");
  expect((await fixture.get("/ui/session")).json).toMatchObject({ hides_sensitive_values: false });
});

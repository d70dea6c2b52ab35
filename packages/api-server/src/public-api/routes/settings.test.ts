import { addSeconds, type Json } from "@baram/domain";
import { insertJob } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
});
afterEach(() => fixture.close());

type Body = Readonly<Record<string, Json>>;
const send = (method: "POST" | "PATCH", path: string, body: Body) => fixture.send(method, `/api/v1${path}`, { body });

test("a variable is created, read, changed, replaced and deleted", async () => {
  expect((await send("POST", "/variables", { key: "k", value: "v" })).json).toEqual({ key: "k", value: "v" });
  const read = async () => (await fixture.get("/api/v1/variables/k")).json;
  expect(await read()).toEqual({ description: null, key: "k", value: "v" });
  const patched = await send("PATCH", "/variables/k", { key: "k", value: "w", description: "d" });
  expect(patched.json).toEqual({ description: "d", key: "k", value: "w" });
  await send("PATCH", "/variables/k?update_mask=description", { key: "k", value: "x", description: "e" });
  expect(await read()).toEqual({ description: "e", key: "k", value: "w" });
  await send("POST", "/variables", { key: "k", value: "new" });
  expect(await read()).toEqual({ description: null, key: "k", value: "new" });
  expect((await fixture.send("DELETE", "/api/v1/variables/k")).status).toBe(204);
  expect((await fixture.get("/api/v1/variables/k")).json).toMatchObject({ title: "Variable not found" });
});

test("values and passwords are stored encrypted, and the audit log has them masked", async () => {
  await send("POST", "/variables", { key: "api_token", value: "plain-secret-1" });
  await send("POST", "/connections", {
    connection_id: "c",
    conn_type: "http",
    password: "plain-secret-2",
    extra: '{"token": "plain-secret-3", "region": "eu"}',
  });
  for (const table of ["variable", "connection", "auditLog"] as const) {
    const rows = await fixture.store.reader.selectFrom(table).selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("plain-secret");
  }
  const { event_logs: entries } = (await fixture.get("/api/v1/eventLogs?order_by=-event_log_id")).json;
  expect(entries.map((entry: { event: string; extra: string }) => [entry.event, entry.extra])).toEqual([
    [
      "api.connection.create",
      '{"connection_id": "c", "conn_type": "http", "password": "***", "extra": {"token": "***", "region": "eu"}}',
    ],
    ["api.variable.create", '{"key": "api_token", "value": "***"}'],
  ]);
});

test.each([
  [{ key: "x" }, "{'value': ['Missing data for required field.']}"],
  [{ key: "x", value: "y", nope: 1 }, "{'nope': ['Unknown field.']}"],
])("the variable %j is refused under its own title", async (body, detail) => {
  expect((await send("POST", "/variables", body)).json).toMatchObject({ title: "Invalid Variable schema", detail });
});

test("the key of a variable cannot change, and a mask names the stored value val", async () => {
  await send("POST", "/variables", { key: "k", value: "v" });
  expect((await send("PATCH", "/variables/k", { key: "j", value: "v" })).json.title).toBe("Invalid post body");
  const masked = (mask: string) => send("PATCH", `/variables/k?update_mask=${mask}`, { key: "k", value: "w" });
  expect((await masked("value")).json.detail).toBe("'value' is unknown or cannot be updated.");
  expect((await masked("key")).status).toBe(400);
  expect((await masked("val")).json.value).toBe("w");
});

test("a key with a slash is percent-encoded in the path", async () => {
  await send("POST", "/variables", { key: "a/b", value: "v" });
  expect((await fixture.get("/api/v1/variables/a%2Fb")).json.value).toBe("v");
});

test("variables come in order of creation", async () => {
  for (const key of ["b", "a", "c"]) await send("POST", "/variables", { key, value: key });
  const keys = async (query: string) =>
    (await fixture.get(`/api/v1/variables?${query}`)).json.variables.map((variable: { key: string }) => variable.key);
  expect(await keys("")).toEqual(["b", "a", "c"]);
  expect(await keys("order_by=-key&limit=2")).toEqual(["c", "b"]);
  expect((await fixture.get("/api/v1/variables?order_by=description")).status).toBe(400);
});

test("a connection never shows its password, and masks the secrets of its extra", async () => {
  const body = { connection_id: "c", conn_type: "http", password: "p", extra: '{"a": 1, "password": "q"}', port: 80 };
  const created = await send("POST", "/connections", body);
  const shown = {
    conn_type: "http",
    connection_id: "c",
    description: null,
    extra: '{"a": 1, "password": "***"}',
    host: null,
    login: null,
    port: 80,
    schema: null,
  };
  expect(created.json).toEqual(shown);
  expect((await fixture.get("/api/v1/connections/c")).json).toEqual(shown);
  const { extra: _, ...item } = shown;
  expect((await fixture.get("/api/v1/connections")).json).toEqual({ connections: [item], total_entries: 1 });
});

test("a connection changes by what is sent, or by what the mask names", async () => {
  await send("POST", "/connections", { connection_id: "c", conn_type: "http", host: "a", extra: "plain" });
  expect((await send("PATCH", "/connections/c", { port: 1 })).json).toMatchObject({
    host: "a",
    port: 1,
    extra: "plain",
  });
  const masked = await send("PATCH", "/connections/c?update_mask=host,%20login", { host: "b", login: "l", port: 2 });
  expect(masked.json).toMatchObject({ host: "b", login: "l", port: 1 });
  const unknown = await send("PATCH", "/connections/c?update_mask=connection_id", { connection_id: "c" });
  expect(unknown.json.detail).toBe("'connection_id' is unknown or cannot be updated.");
  const renamed = await send("PATCH", "/connections/c", { connection_id: "d" });
  expect(renamed.json.detail).toBe("The connection_id cannot be updated.");
  expect((await fixture.send("DELETE", "/api/v1/connections/c")).status).toBe(204);
  expect((await send("PATCH", "/connections/c", { port: 1 })).json.title).toBe("Connection not found");
});

test.each([
  [{ connection_id: "c", conn_type: "http" }, 409, "Connection already exist. ID: c"],
  [{ connection_id: "a b", conn_type: "http" }, 400, expect.stringContaining("alphanumeric")],
  [{ connection_id: "a".repeat(201), conn_type: "http" }, 400, expect.stringContaining("200 characters")],
  [{ connection_id: "x" }, 400, "{'conn_type': ['Missing data for required field.']}"],
])("the connection %j is refused", async (body, status, detail) => {
  await send("POST", "/connections", { connection_id: "c", conn_type: "http" });
  expect((await send("POST", "/connections", body)).json).toMatchObject({ status, detail });
});

test("pools tell what their task instances take", async () => {
  await fixture.storeDags([aDag("d", [aTask("a", { poolSlots: 3 })])]);
  await fixture.trigger("d", "r1");
  await fixture.start();
  const pool = {
    deferred_slots: 0,
    description: "Default pool",
    include_deferred: false,
    name: "default_pool",
    occupied_slots: 3,
    open_slots: 125,
    queued_slots: 0,
    running_slots: 3,
    scheduled_slots: 0,
    slots: 128,
  };
  expect((await fixture.get("/api/v1/pools/default_pool")).json).toEqual(pool);
  expect((await fixture.get("/api/v1/pools?order_by=-slots")).json).toEqual({ pools: [pool], total_entries: 1 });
  expect((await fixture.get("/api/v1/pools/nope")).json.detail).toBe("Pool with name:'nope' not found");
});

test("a refused change leaves an audit entry too, one without the right does not", async () => {
  await fixture.addUser("Viewer");
  await send("POST", "/connections", { connection_id: "a b", conn_type: "http" });
  await fixture.send("POST", "/api/v1/connections", { as: "Viewer", body: {} });
  const { json } = await fixture.get("/api/v1/eventLogs?included_events=api.connection.create");
  expect(json.total_entries).toBe(1);
  const { event_log_id: id } = json.event_logs[0];
  expect((await fixture.get(`/api/v1/eventLogs/${id}`)).json).toEqual(json.event_logs[0]);
  expect((await fixture.get("/api/v1/eventLogs/999")).json).toMatchObject({ title: "Event Log not found" });
});

test("the audit log is filtered by what and when, neither bound included", async () => {
  await send("POST", "/variables", { key: "k", value: "v" });
  const count = async (query: string) => (await fixture.get(`/api/v1/eventLogs?${query}`)).json.total_entries;
  expect(await count("owner=cli")).toBe(1);
  expect(await count("owner=nobody")).toBe(0);
  expect(await count("excluded_events=api.variable.create")).toBe(0);
  expect(await count("after=2024-01-01T12:00:00Z")).toBe(0);
  expect(await count("before=2024-01-01T12:00:01Z")).toBe(1);
  expect(await count("map_index=0")).toBe(1);
  expect(await count("map_index=3")).toBe(0);
});

test("health tells which processes are alive, version which Baram this is, without credentials", async () => {
  const scheduler = async () => (await fixture.get("/api/v1/health", { as: null })).json.scheduler;
  expect(await scheduler()).toEqual({ status: "unhealthy", latest_scheduler_heartbeat: null });
  const job = { jobType: "SchedulerJob", hostname: "h", processId: 1, now: fixture.now };
  await fixture.store.transaction((transaction) => insertJob(transaction, job));
  const heartbeat = { latest_scheduler_heartbeat: "2024-01-01T12:00:00+00:00" };
  expect(await scheduler()).toEqual({ status: "healthy", ...heartbeat });
  fixture.now = addSeconds(fixture.now, 31);
  expect(await scheduler()).toEqual({ status: "unhealthy", ...heartbeat });
  const { json } = await fixture.get("/api/v1/health", { as: null });
  expect(json).toMatchObject({
    metadatabase: { status: "healthy" },
    triggerer: { status: null, latest_triggerer_heartbeat: null },
    dag_processor: { status: null, latest_dag_processor_heartbeat: null },
  });
  const version = await fixture.get("/api/v1/version", { as: null });
  expect(version.json).toEqual({ version: "0.1.0", git_version: null });
});

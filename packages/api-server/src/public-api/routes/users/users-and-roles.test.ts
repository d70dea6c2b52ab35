import type { Json } from "@baram/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeAll(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("orders", [aTask("a")])]);
  await fixture.storeDags([aDag("other", [aTask("a")])]);
});
afterAll(() => fixture.close());

type Method = "GET" | "POST" | "PATCH" | "DELETE";

const send = (method: Method, path: string, body?: Json) =>
  fixture.send(method, `/api/v1${path}`, body === undefined ? {} : { body });

/** A request of a user who is no built-in role's. */
function sendAs(username: string, password: string, method: Method, path: string, body?: Json) {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  return fixture.send(method, `/api/v1${path}`, {
    as: null,
    headers: { authorization },
    ...(body === undefined ? {} : { body }),
  });
}

function user(username: string, given: Readonly<Record<string, Json>> = {}) {
  const names = { username, email: `${username}@example.com`, first_name: "Ada", last_name: "L" };
  return { ...names, password: `pw-${username}`, ...given };
}

const permission = (action: string, resource: string) => ({ action: { name: action }, resource: { name: resource } });

test("a user without roles may do nothing, and gets what a role gives that they are given", async () => {
  expect((await send("POST", "/users", user("ada"))).json).toMatchObject({ roles: [{ name: "Public" }] });
  expect((await sendAs("ada", "pw-ada", "GET", "/dags")).status).toBe(403);
  await send("PATCH", "/users/ada?update_mask=roles", user("ada", { roles: [{ name: "Viewer" }] }));
  expect((await sendAs("ada", "pw-ada", "GET", "/dags")).status).toBe(200);
});

test("a password that was changed is the only one from then on", async () => {
  await send("POST", "/users", user("bea", { roles: [{ name: "Viewer" }] }));
  expect((await sendAs("bea", "pw-bea", "GET", "/dags")).status).toBe(200);
  await send("PATCH", "/users/bea?update_mask=password", user("bea", { password: "another" }));
  expect((await sendAs("bea", "pw-bea", "GET", "/dags")).status).toBe(401);
  expect((await sendAs("bea", "another", "GET", "/dags")).status).toBe(200);
});

test("a user who is deleted is nobody any more", async () => {
  await send("POST", "/users", user("eve", { roles: [{ name: "Viewer" }] }));
  expect((await send("DELETE", "/users/eve")).status).toBe(204);
  expect((await sendAs("eve", "pw-eve", "GET", "/dags")).status).toBe(401);
});

test("an empty password is refused", async () => {
  expect((await send("POST", "/users", user("nul", { password: "" }))).status).toBe(400);
});

test("the right to one Dag shows that Dag alone, and changes nothing that it does not say", async () => {
  const actions = [permission("can_read", "DAG:orders"), permission("can_read", "DAG Runs")];
  await send("POST", "/roles", { name: "Orders", actions });
  await send("POST", "/users", user("dora", { roles: [{ name: "Orders" }] }));
  await fixture.trigger("orders", "r1");
  await fixture.trigger("other", "r2");
  const get = async (path: string) => sendAs("dora", "pw-dora", "GET", path);

  expect((await get("/dags?fields=dag_id")).json).toEqual({ dags: [{ dag_id: "orders" }], total_entries: 1 });
  expect((await get("/dags/~/dagRuns?fields=dag_run_id")).json).toMatchObject({ dag_runs: [{ dag_run_id: "r1" }] });
  expect((await get("/dags/other")).status).toBe(403);
  expect((await get("/dags/orders/dagRuns/r1")).status).toBe(200);
  expect((await get("/dags/~/details")).status).toBe(403);
  expect((await sendAs("dora", "pw-dora", "PATCH", "/dags/orders", { is_paused: true })).status).toBe(403);
  expect((await get("/dags/orders/dagRuns/r1/taskInstances")).status).toBe(403);
  expect((await get("/importErrors")).status).toBe(403);
});

test("a role that is renamed stays its users', and one that is deleted gives nothing", async () => {
  await send("POST", "/roles", { name: "Readers", actions: [permission("can_read", "DAGs")] });
  await send("POST", "/users", user("fay", { roles: [{ name: "Readers" }] }));
  await send("PATCH", "/roles/Readers", { name: "Lookers", actions: [] });
  expect((await send("GET", "/users/fay")).json).toMatchObject({ roles: [{ name: "Lookers" }] });
  expect((await sendAs("fay", "pw-fay", "GET", "/dags")).status).toBe(200);
  await send("DELETE", "/roles/Lookers");
  expect((await sendAs("fay", "pw-fay", "GET", "/dags")).status).toBe(403);
});

test.each([
  ["an action", permission("can_fly", "DAGs"), "The specified action: 'can_fly' was not found"],
  ["a resource", permission("can_read", "Moons"), "The specified resource: 'Moons' was not found"],
  ["a Dag", permission("can_read", "DAG:none"), "The specified resource: 'DAG:none' was not found"],
])("%s that there is not is refused", async (_, asked, detail) => {
  const { status, json } = await send("POST", "/roles", { name: "Odd", actions: [asked] });
  expect({ status, detail: json.detail }).toEqual({ status: 400, detail });
});

test("a built-in role may be given more, but keeps its name and its place", async () => {
  const more = [permission("can_read", "Variables")];
  expect((await send("PATCH", "/roles/Viewer", { name: "Viewer", actions: more })).status).toBe(200);
  await send("POST", "/users", user("gil", { roles: [{ name: "Viewer" }] }));
  expect((await sendAs("gil", "pw-gil", "GET", "/variables")).status).toBe(200);
  expect((await send("PATCH", "/roles/Viewer", { name: "Guest", actions: [] })).status).toBe(400);
  expect((await send("DELETE", "/roles/Admin")).status).toBe(400);
});

test("who made whom what is in the audit log, without the password", async () => {
  await send("POST", "/users", user("hal", { password: "very-secret" }));
  const { json } = await send("GET", "/eventLogs?event=api.post_user&order_by=-when&limit=1");
  expect(json.event_logs[0]).toMatchObject({ event: "api.post_user", owner: "cli" });
  expect(json.event_logs[0].extra).toContain('"username": "hal"');
  expect(json.event_logs[0].extra).not.toContain("very-secret");
});

import { insertRole } from "@baram/metadata-store";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiServerFixture, SERVER_TOKEN } from "../api-server.fixture.ts";
import { INTEGER_PATH_PARTS, type Route } from "../http/route.ts";
import { ROUTE_TABLES } from "../http/route-tables.ts";
import { ROLES } from "./built-in-roles.ts";
import { readRights } from "./rights.ts";

const NUMBERS: readonly string[] = INTEGER_PATH_PARTS;
const GUARDED = ROUTE_TABLES.flatMap(({ prefix, routes }) =>
  routes.filter((route) => route.access.kind !== "public").map((route) => ({ name: route.operationId, prefix, route })),
);

let fixture: ApiServerFixture;

beforeAll(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.addUser("Public");
  await fixture.addUser("Admin");
});
afterAll(() => fixture.close());

/** A request that is well formed: only who makes it is in question. */
function request(prefix: string, route: Route, as: "Public" | null) {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => (NUMBERS.includes(name) ? "1" : "x"));
  const needed = Object.entries(route.query ?? {}).filter(([, parameter]) => parameter.isRequired === true);
  const query = needed.map(([name]) => `${name}=x`).join("&");
  const body = route.body === undefined ? {} : { body: {} };
  return fixture.send(route.method, `${prefix}${path}?${query}`, { as, ...body });
}

test.each(GUARDED)("$name answers nobody without credentials", async ({ prefix, route }) => {
  expect((await request(prefix, route, null)).status).toBe(401);
});

test.each(GUARDED.filter(({ route }) => route.access.kind === "permissions"))(
  "$name refuses a user without rights",
  async ({ prefix, route }) => {
    expect((await request(prefix, route, "Public")).status).toBe(403);
  },
);

test.each(GUARDED.filter(({ route }) => route.access.kind === "command"))(
  "$name refuses an admin, and is there for commands alone",
  async ({ prefix, route }) => {
    const path = `${prefix}${route.path.replace(/\{\w+\}/g, "x")}`;
    const body = route.body === undefined ? {} : { body: { event: "cli_x", dag_id: null, task_id: null, extra: "{}" } };
    expect((await fixture.send(route.method, path, { as: "Admin", ...body })).status).toBe(403);
    const headers = { authorization: `Bearer ${SERVER_TOKEN}` };
    expect((await fixture.send(route.method, path, { as: null, headers, ...body })).status).toBeOneOf([
      200, 204, 400, 404,
    ]);
  },
);

test("only health, version and what leads to a log-in are open to everybody", () => {
  const open = ROUTE_TABLES.flatMap(({ routes }) => routes).filter((route) => route.access.kind === "public");
  expect(open.map((route) => route.operationId).sort()).toEqual([
    "begin_open_id_log_in",
    "finish_open_id_log_in",
    "get_health",
    "get_version",
    "list_log_in_methods",
    "log_in",
  ]);
});

test("every change under the stable API leaves an audit entry, but batch lists change nothing", () => {
  const routes = ROUTE_TABLES[0].routes.filter((route) => route.method !== "GET" && !route.path.endsWith("/list"));
  expect(routes.filter((route) => route.audit === undefined)).toEqual([]);
  expect(ROUTE_TABLES[0].routes.filter((route) => route.method === "GET" && route.audit !== undefined)).toEqual([]);
});

test.each([
  ["can_read DAGs", ["Viewer", "User", "Op", "Admin"]],
  ["can_edit DAGs", ["User", "Op", "Admin"]],
  ["can_create DAG Runs", ["User", "Op", "Admin"]],
  ["can_read Variables", ["Op", "Admin"]],
  ["can_edit Connections", ["Op", "Admin"]],
  ["can_read Audit Logs", ["Admin"]],
] as const)("the right %s belongs to %j", async (permission, holders) => {
  const rights = await Promise.all(ROLES.map((role) => readRights(fixture.store.reader, [role])));
  expect(ROLES.filter((_, place) => rights[place]?.has(permission))).toEqual(holders);
});

test("a role that does not exist gives no right", async () => {
  const rights = await readRights(fixture.store.reader, ["Nobody", "constructor"]);
  expect(rights.has("can_read DAGs")).toBe(false);
  expect(rights.dagIds("can_read")).toEqual([]);
});

test("the right to one Dag is a right to that Dag alone", async () => {
  await fixture.store.transaction((transaction) =>
    insertRole(transaction, { name: "Orders", permissions: [{ action: "can_read", resource: "DAG:orders" }] }),
  );
  const rights = await readRights(fixture.store.reader, ["Orders", "Public"]);
  expect(rights.has("can_read DAGs", "orders")).toBe(true);
  expect(rights.has("can_edit DAGs", "orders")).toBe(false);
  expect(rights.has("can_read DAGs", "other")).toBe(false);
  expect(rights.has("can_read DAGs")).toBe(false);
  expect(rights.dagIds("can_read")).toEqual(["orders"]);
});

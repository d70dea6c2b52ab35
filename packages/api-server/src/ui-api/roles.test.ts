import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeAll(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.addUser("Viewer");
  await fixture.storeDags([aDag("orders", [aTask("a")])]);
  await fixture.send("POST", "/api/v1/roles", { body: { name: "Team", actions: [] } });
});
afterAll(() => fixture.close());

const permission = (action: string, resource: string) => ({ action: { name: action }, resource: { name: resource } });

function set(actions: readonly ReturnType<typeof permission>[], role = "Team") {
  return fixture.send("POST", `/ui/roles/${role}/permissions`, { body: { actions } });
}

async function given(role = "Team"): Promise<readonly string[]> {
  const { json } = await fixture.get("/ui/roles");
  const found = json.roles.find((one: { readonly name: string }) => one.name === role);
  return found.given.map((one: { action: string; resource: string }) => `${one.action} ${one.resource}`);
}

test("roles tell apart what they may do by themselves and what they were given, and how many users they have", async () => {
  await set([permission("can_read", "Variables")], "Viewer");
  const { json } = await fixture.get("/ui/roles");
  const viewer = json.roles.find((one: { readonly name: string }) => one.name === "Viewer");
  expect(viewer).toMatchObject({
    is_built_in: true,
    user_count: 1,
    given: [{ action: "can_read", resource: "Variables" }],
  });
  expect(viewer.own).toContainEqual({ action: "can_read", resource: "DAGs" });
  expect(json.resources).toContain("DAG Runs");
});

test("what is set is all that a role was given, one Dag alone included", async () => {
  expect((await set([permission("can_read", "DAG:orders"), permission("can_read", "Pools")])).status).toBe(204);
  expect(await given()).toEqual(["can_read DAG:orders", "can_read Pools"]);
  expect((await set([permission("can_read", "Pools")])).status).toBe(204);
  expect(await given()).toEqual(["can_read Pools"]);
});

test("what there is not is refused, and nothing changes", async () => {
  const before = await given();
  expect((await set([permission("can_read", "DAG:none")])).status).toBe(400);
  expect((await set([], "Nobody")).status).toBe(404);
  expect(await given()).toEqual(before);
});

test("only who may look after roles sees and sets them", async () => {
  expect((await fixture.get("/ui/roles", { as: "Viewer" })).status).toBe(403);
  const body = { actions: [permission("can_edit", "Users")] };
  expect((await fixture.send("POST", "/ui/roles/Viewer/permissions", { as: "Viewer", body })).status).toBe(403);
});

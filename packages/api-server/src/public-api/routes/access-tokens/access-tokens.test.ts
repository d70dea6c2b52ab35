import { addSeconds, formatInstant, type Json } from "@baram/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiServerFixture, NOON } from "../../../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeAll(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.addUser("Viewer");
  await fixture.addUser("Admin");
});
afterAll(() => fixture.close());

const create = (body: Json, as: "Viewer" | "Admin" = "Viewer") =>
  fixture.send("POST", "/api/v1/accessTokens", { as, body });

function withToken(token: string) {
  return { as: null, headers: { authorization: `Bearer ${token}` } } as const;
}

test("a token acts as its owner, with the rights of their roles", async () => {
  const { status, json } = await create({ name: "acts" });
  expect(status).toBe(200);
  expect(json.token).toMatch(/^baram_pat_[\w-]{43}$/);
  expect((await fixture.get("/api/v1/dags", withToken(json.token))).status).toBe(200);
  expect((await fixture.get("/api/v1/variables", withToken(json.token))).status).toBe(403);
  expect((await fixture.get("/ui/session", withToken(json.token))).json.user).toMatchObject({ username: "viewer" });
});

test("the token is answered once, and the database does not hold it", async () => {
  const { json } = await create({ name: "once" });
  const listed = await fixture.get("/api/v1/accessTokens", { as: "Viewer" });
  const rows = await fixture.store.reader.selectFrom("accessToken").selectAll().execute();
  expect(listed.text).toContain(json.hint);
  for (const text of [listed.text, JSON.stringify(rows)]) expect(text).not.toContain(json.token.slice(10));
});

test("a token that was taken out of use lets nobody in", async () => {
  const { json } = await create({ name: "revoked" });
  expect((await fixture.get("/api/v1/dags", withToken(json.token))).status).toBe(200);
  const path = `/api/v1/accessTokens/${json.access_token_id}`;
  expect((await fixture.send("DELETE", path, { as: "Admin" })).status).toBe(404);
  expect((await fixture.send("DELETE", path, { as: "Viewer" })).status).toBe(204);
  expect((await fixture.get("/api/v1/dags", withToken(json.token))).status).toBe(401);
});

test("a token ends at the moment it was given", async () => {
  const { json } = await create({ name: "ends", expires_at: formatInstant(addSeconds(NOON, 3600)) });
  fixture.now = addSeconds(NOON, 3599);
  expect((await fixture.get("/api/v1/dags", withToken(json.token))).status).toBe(200);
  fixture.now = addSeconds(NOON, 3600);
  expect((await fixture.get("/api/v1/dags", withToken(json.token))).status).toBe(401);
  fixture.now = NOON;
});

test("a token knows, to the minute, when it was last used", async () => {
  const { json } = await create({ name: "used" });
  const lastUse = async () => {
    const { json: list } = await fixture.get("/api/v1/accessTokens", { as: "Viewer" });
    return list.access_tokens.find(({ name }: { readonly name: string }) => name === "used").last_used_at;
  };
  expect(await lastUse()).toBeNull();
  await fixture.get("/api/v1/dags", withToken(json.token));
  fixture.now = addSeconds(NOON, 59);
  await fixture.get("/api/v1/dags", withToken(json.token));
  expect(await lastUse()).toBe(formatInstant(NOON));
  fixture.now = addSeconds(NOON, 60);
  await fixture.get("/api/v1/dags", withToken(json.token));
  expect(await lastUse()).toBe(formatInstant(addSeconds(NOON, 60)));
  fixture.now = NOON;
});

test("a token cannot make another, not even one that an admin owns", async () => {
  const { json } = await create({ name: "parent" }, "Admin");
  for (const path of ["/api/v1/accessTokens", "/api/v1/users/viewer/accessTokens"]) {
    const { status } = await fixture.send("POST", path, { ...withToken(json.token), body: { name: "child" } });
    expect(status).toBe(403);
  }
});

test.each([
  [{ name: " " }, 400, "An access token needs a name."],
  [{ name: "late", expires_at: "2024-01-01T11:59:59Z" }, 400, "expires_at lies in the past."],
  [{ name: "twice" }, 409, 'There is an access token of the name "twice" already.'],
])("the token %j is refused with %s", async (body, status, detail) => {
  await create({ name: "twice" });
  const refused = await create(body);
  expect({ status: refused.status, detail: refused.json.detail }).toEqual({ status, detail });
});

test("whoever may change users looks after the tokens of others, and nobody else does", async () => {
  const path = "/api/v1/users/viewer/accessTokens";
  expect((await fixture.get(path, { as: "Viewer" })).status).toBe(403);
  const { json } = await fixture.send("POST", path, { as: "Admin", body: { name: "for-viewer" } });
  expect((await fixture.get("/ui/session", withToken(json.token))).json.user).toMatchObject({ username: "viewer" });
  expect((await fixture.send("DELETE", `${path}/${json.access_token_id}`, { as: "Admin" })).status).toBe(204);
  expect((await fixture.get("/api/v1/users/nobody/accessTokens", { as: "Admin" })).status).toBe(404);
});

test("a command has no tokens of its own", async () => {
  expect((await fixture.send("POST", "/api/v1/accessTokens", { body: { name: "x" } })).status).toBe(403);
});

test("with a user their tokens go", async () => {
  await fixture.addUser("Op");
  const { json } = await fixture.send("POST", "/api/v1/users/op/accessTokens", { body: { name: "x" } });
  await fixture.send("DELETE", "/api/v1/users/op");
  expect((await fixture.get("/api/v1/dags", withToken(json.token))).status).toBe(401);
});

test("who made and took a token is in the audit log", async () => {
  const { json } = await fixture.get("/api/v1/eventLogs?event=api.delete_access_token&limit=1");
  expect(json.event_logs[0]).toMatchObject({ event: "api.delete_access_token" });
});

import { addSeconds } from "@baram/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiServerFixture, SERVER_TOKEN } from "../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeAll(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.addUser("Admin");
  await fixture.addUser("Viewer");
});
afterAll(() => fixture.close());

function withBasic(text: string) {
  return { as: null, headers: { authorization: `Basic ${Buffer.from(text).toString("base64")}` } } as const;
}

async function logIn(): Promise<{ readonly cookie: string; readonly csrfToken: string }> {
  const body = { username: "admin", password: "pw-admin" };
  const { headers } = await fixture.send("POST", "/ui/login", { as: null, body });
  const cookie = String(headers["set-cookie"]).split(";")[0] ?? "";
  const session = await fixture.get("/ui/session", { as: null, headers: { cookie } });
  return { cookie, csrfToken: session.json.csrf_token };
}

test("a user with the right password is let in", async () => {
  expect((await fixture.get("/ui/dags", { as: "Admin" })).status).toBe(200);
});

test.each(["admin:wrong", "nobody:pw-admin", "admin:", ":pw-admin", "admin"])(
  "the credentials %s are refused without a reason",
  async (text) => {
    const { status, json, headers } = await fixture.get("/ui/dags", withBasic(text));
    expect(status).toBe(401);
    expect(headers["content-type"]).toBe("application/problem+json");
    expect(json).toMatchObject({ title: "Unauthorized", status: 401, detail: null });
    expect(headers["www-authenticate"]).toBeUndefined();
  },
);

test.each(["Bearer abc", "Basic !!!", "Basic", "Digest x"])(
  "the header %s counts as no credentials",
  async (authorization) => {
    expect((await fixture.get("/ui/dags", { as: null, headers: { authorization } })).status).toBe(401);
  },
);

test("a password that is changed is refused at once, although the old one was remembered", async () => {
  expect((await fixture.get("/ui/dags", { as: "Viewer" })).status).toBe(200);
  const { passwordHash } = await fixture.store.reader
    .selectFrom("user")
    .select("passwordHash")
    .where("username", "=", "admin")
    .executeTakeFirstOrThrow();
  await fixture.store.transaction((transaction) =>
    transaction.updateTable("user").set({ passwordHash }).where("username", "=", "viewer").execute(),
  );
  expect((await fixture.get("/ui/dags", { as: "Viewer" })).status).toBe(401);
});

test("a user who is not active is refused", async () => {
  await fixture.addUser("Op");
  await fixture.store.transaction((transaction) =>
    transaction.updateTable("user").set({ isActive: 0 }).where("username", "=", "op").execute(),
  );
  expect((await fixture.get("/ui/dags", { as: "Op" })).status).toBe(401);
});

test("a command with the server's token acts as an admin", async () => {
  const headers = { authorization: `Bearer ${SERVER_TOKEN}`, "x-baram-user": "alice" };
  const { json } = await fixture.get("/ui/session", { as: null, headers });
  expect(json.user).toMatchObject({ username: "alice", roles: [{ name: "Admin" }] });
});

test("logging in sets a cookie that scripts and other sites cannot use", async () => {
  const body = { username: "admin", password: "pw-admin" };
  const { status, json, headers } = await fixture.send("POST", "/ui/login", { as: null, body });
  expect(status).toBe(200);
  expect(json).toEqual({ username: "admin" });
  expect(headers["set-cookie"]).toMatch(/^baram_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
});

test("a refused log-in does not tell whether the user exists, and sets no cookie", async () => {
  const refuse = (username: string) =>
    fixture.send("POST", "/ui/login", { as: null, body: { username, password: "wrong" } });
  const [known, unknown] = [await refuse("admin"), await refuse("nobody")];
  expect(known.status).toBe(401);
  expect(unknown.text).toBe(known.text);
  expect(known.headers["set-cookie"]).toBeUndefined();
});

test("a session reads without a CSRF token and changes only with it", async () => {
  const { cookie, csrfToken } = await logIn();
  const change = (headers: Readonly<Record<string, string>>) =>
    fixture.send("POST", "/api/v1/dags/none/dagRuns", { as: null, body: {}, headers: { cookie, ...headers } });
  expect((await fixture.get("/ui/dags", { as: null, headers: { cookie } })).status).toBe(200);
  expect((await change({})).status).toBe(403);
  expect((await change({ "x-csrf-token": "other" })).status).toBe(403);
  expect((await change({ "x-csrf-token": csrfToken })).status).toBe(404);
});

test("a change with basic authentication needs no CSRF token", async () => {
  const { status } = await fixture.send("POST", "/api/v1/dags/none/dagRuns", { as: "Admin", body: {} });
  expect(status).toBe(404);
});

test("after logging out the cookie is worth nothing", async () => {
  const { cookie, csrfToken } = await logIn();
  const headers = { cookie, "x-csrf-token": csrfToken };
  expect((await fixture.send("POST", "/ui/logout", { as: null, headers })).status).toBe(204);
  expect((await fixture.get("/ui/session", { as: null, headers: { cookie } })).status).toBe(401);
});

test("a session ends by itself after thirty days", async () => {
  const { cookie } = await logIn();
  const before = fixture.now;
  fixture.now = addSeconds(before, 30 * 24 * 60 * 60);
  expect((await fixture.get("/ui/session", { as: null, headers: { cookie } })).status).toBe(401);
  fixture.now = before;
});

test("a session lasts as long as the configuration says", async () => {
  const brief = await ApiServerFixture.open({ configuration: { sessionSeconds: 60 } });
  await brief.addUser("Admin");
  const body = { username: "admin", password: "pw-admin" };
  const { headers } = await brief.send("POST", "/ui/login", { as: null, body });
  expect(headers["set-cookie"]).toContain("; Max-Age=60; ");
  const cookie = String(headers["set-cookie"]).split(";", 1)[0] ?? "";
  const look = async () => (await brief.get("/ui/session", { as: null, headers: { cookie } })).status;
  expect(await look()).toBe(200);
  brief.now = addSeconds(brief.now, 60);
  expect(await look()).toBe(401);
  await brief.close();
});

test("the database holds neither the session's cookie nor a password", async () => {
  const { cookie } = await logIn();
  const sessions = await fixture.store.reader.selectFrom("session").selectAll().execute();
  const users = await fixture.store.reader.selectFrom("user").selectAll().execute();
  expect(JSON.stringify(sessions)).not.toContain(cookie.split("=")[1]);
  expect(JSON.stringify(users)).not.toContain("pw-admin");
  expect(users[0]?.passwordHash).toMatch(/^scrypt:32768:8:1\$[\w-]+\$[0-9a-f]{128}$/);
});

import { addSeconds } from "@baram/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture } from "../api-server.fixture.ts";
import { LogInThrottle, THROTTLE_DEFAULTS } from "./log-in-throttle.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.addUser("Viewer");
});
afterEach(() => fixture.close());

interface Attempt {
  readonly username?: string;
  readonly password?: string;
  readonly address?: string;
}

async function logIn({ username = "viewer", password = "wrong", address = "10.0.0.1" }: Attempt = {}) {
  const { statusCode, headers, body } = await fixture.server.http.inject({
    method: "POST",
    url: "/ui/login",
    payload: { username, password },
    remoteAddress: address,
  });
  return { status: statusCode, headers, body: JSON.parse(body) as { readonly detail?: string } };
}

async function withBasic(text: string, address = "10.0.0.1") {
  const headers = { authorization: `Basic ${Buffer.from(text).toString("base64")}` };
  return (await fixture.server.http.inject({ url: "/api/v1/dags", headers, remoteAddress: address })).statusCode;
}

const failOften = async (times: number, attempt: Attempt = {}) => {
  for (let count = 0; count < times; count += 1) expect((await logIn(attempt)).status).toBe(401);
};

test("after five wrong passwords the right one is not looked at either, for a minute after the last", async () => {
  await failOften(5);
  const { status, headers, body } = await logIn({ password: "pw-viewer" });
  expect(status).toBe(429);
  expect(headers["retry-after"]).toBe("60");
  expect(body.detail).toBe("Too many log-ins were refused. Try again in 60 seconds.");
  fixture.now = addSeconds(fixture.now, 59);
  expect((await logIn({ password: "pw-viewer" })).body.detail).toContain("in 1 second.");
  fixture.now = addSeconds(fixture.now, 1);
  expect((await logIn({ password: "pw-viewer" })).status).toBe(200);
});

test("a user who does not exist is throttled like one who does", async () => {
  await failOften(5, { username: "nobody" });
  expect((await logIn({ username: "nobody" })).status).toBe(429);
});

test("guessing from one address does not lock the user out of another", async () => {
  await failOften(5);
  expect((await logIn({ password: "pw-viewer", address: "10.0.0.2" })).status).toBe(200);
});

test("basic authentication counts with the log-in page, and is refused with it", async () => {
  await failOften(4);
  expect(await withBasic("viewer:wrong")).toBe(401);
  expect(await withBasic("viewer:pw-viewer")).toBe(429);
  expect((await logIn()).status).toBe(429);
});

test("the right password forgets the wrong ones before it", async () => {
  await failOften(4);
  expect((await logIn({ password: "pw-viewer" })).status).toBe(200);
  await failOften(4);
});

test("one address that tries many users is stopped after fifty wrong passwords", async () => {
  const { store, clock } = fixture;
  const throttle = new LogInThrottle({ store, clock, limits: THROTTLE_DEFAULTS });
  for (let user = 0; user < 50; user += 1) {
    await throttle.countFailure({ username: `user-${user}`, address: "10.0.0.1" });
  }
  expect((await logIn({ password: "pw-viewer" })).status).toBe(429);
  expect((await logIn({ password: "pw-viewer", address: "10.0.0.2" })).status).toBe(200);
});

test("attempts that are made at once are counted as if they came one after another", async () => {
  const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await logIn()).status));
  // One more may be under way in the place beside.
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(6);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(14);
});

test("counts are kept without names or addresses, and are forgotten when their time is over", async () => {
  await logIn({ username: "my-secret" });
  const rows = await fixture.store.reader.selectFrom("logInFailure").selectAll().execute();
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toMatch(/my-secret|10\.0\.0\.1/);
  fixture.now = addSeconds(fixture.now, 60);
  await logIn({ username: "other", address: "10.0.0.9" });
  expect(await fixture.store.reader.selectFrom("logInFailure").selectAll().execute()).toHaveLength(3);
});

import { afterEach, expect, test } from "vitest";
import { ApiServerFixture } from "../api-server.fixture.ts";
import type { ApiServerConfiguration } from "../route-dependencies.ts";

let fixture: ApiServerFixture;

afterEach(() => fixture.close());

async function open(configuration: Partial<ApiServerConfiguration>): Promise<void> {
  fixture = await ApiServerFixture.open({ configuration });
}

async function ask(remoteAddress: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await fixture.server.http.inject({ url: "/api/v1/version", remoteAddress, headers });
  return { status: answer.statusCode, headers: answer.headers };
}

async function logIn(headers: Readonly<Record<string, string>>) {
  const payload = { username: "viewer", password: "pw-viewer" };
  const answer = await fixture.server.http.inject({ method: "POST", url: "/ui/login", payload, headers });
  return String(answer.headers["set-cookie"]);
}

test("an address that asks without end is told to wait, and others are not", async () => {
  await open({ requestRate: { perSecond: 1 } });
  const statuses = [];
  for (let count = 0; count < 11; count += 1) statuses.push((await ask("10.0.0.1")).status);
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
  const refused = await ask("10.0.0.1");
  expect(refused.headers).toMatchObject({ "retry-after": "1", "content-type": "application/problem+json" });
  expect((await ask("10.0.0.2")).status).toBe(200);
});

test("what a stranger says of where a request came from does not count", async () => {
  await open({ requestRate: { perSecond: 1 } });
  for (let count = 0; count < 10; count += 1) await ask("10.0.0.1", { "x-forwarded-for": `10.1.0.${count}` });
  expect((await ask("10.0.0.1", { "x-forwarded-for": "10.1.0.99" })).status).toBe(429);
});

test("what a trusted proxy says of it does", async () => {
  await open({ requestRate: { perSecond: 1 }, trustedProxies: "10.0.0.1" });
  for (let count = 0; count < 11; count += 1) await ask("10.0.0.1", { "x-forwarded-for": "10.1.0.1" });
  expect((await ask("10.0.0.1", { "x-forwarded-for": "10.1.0.1" })).status).toBe(429);
  expect((await ask("10.0.0.1", { "x-forwarded-for": "10.1.0.2" })).status).toBe(200);
});

test("behind a proxy that speaks TLS the cookie and the browser stay with TLS; in clear nothing is said of it", async () => {
  await open({ trustedProxies: "127.0.0.1" });
  await fixture.addUser("Viewer");
  expect(await logIn({ "x-forwarded-proto": "https" })).toMatch(/; SameSite=Lax; Secure$/);
  expect(await logIn({})).toMatch(/; SameSite=Lax$/);
  const overTls = await ask("127.0.0.1", { "x-forwarded-proto": "https" });
  expect(overTls.headers["strict-transport-security"]).toBe("max-age=31536000");
  expect((await ask("127.0.0.1")).headers["strict-transport-security"]).toBeUndefined();
});

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { ApiServerFixture, type FixtureOptions } from "../api-server.fixture.ts";

const PAGE = `<html><head><meta name="baram-base-path" content="" /><link rel="icon" href="./baram.svg" /></head>
<body><script type="module" src="./assets/main.js"></script></body></html>`;

let fixture: ApiServerFixture;
afterEach(() => fixture.close());

async function open(configuration: NonNullable<FixtureOptions["configuration"]>): Promise<void> {
  fixture = await ApiServerFixture.open({
    configuration,
    prepare: (folder) => {
      mkdirSync(join(folder, "web/assets"), { recursive: true });
      writeFileSync(join(folder, "web/index.html"), PAGE);
      writeFileSync(join(folder, "web/assets/main.js"), "export {};");
    },
  });
  await fixture.addUser("Viewer");
}

function get(url: string, headers: Readonly<Record<string, string>> = {}) {
  return fixture.server.http.inject({ url, headers: { host: "baram.test", ...headers } });
}

async function logIn(url: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const reply = await fixture.server.http.inject({
    method: "POST",
    url,
    headers: { host: "baram.test", "content-type": "application/json", ...headers },
    payload: JSON.stringify({ username: "viewer", password: "pw-viewer" }),
  });
  expect(reply.statusCode).toBe(200);
  return String(reply.headers["set-cookie"]);
}

describe("a server that people reach below a path", () => {
  test.each(["/team/baram", ""])("answers whether a proxy takes the path off or not", async (before) => {
    await open({ baseUrl: "https://baram.test/team/baram" });
    expect((await get(`${before}/api/v1/health`)).statusCode).toBe(200);
    expect((await get(`${before}/api/v1/nothing`)).statusCode).toBe(404);
    expect((await get(`${before}/assets/main.js`)).body).toBe("export {};");
    const page = await get(`${before}/dags/hello?version=1`);
    expect(page.body).toBe(
      PAGE.replace('content=""', 'content="/team/baram"')
        .replace("./baram.svg", "/team/baram/baram.svg")
        .replace("./assets", "/team/baram/assets"),
    );
  });

  test("does not take a path that only begins alike for its own", async () => {
    await open({ baseUrl: "https://baram.test/team" });
    expect((await get("/teammates/api/v1/health")).headers["content-type"]).toContain("text/html");
    expect((await get("/team?a=b")).headers["content-type"]).toContain("text/html");
    expect((await get("/team")).body).toContain("/team/assets/main.js");
  });

  test("sends its cookies to its own paths alone", async () => {
    await open({ baseUrl: "https://baram.test/team/baram" });
    expect(await logIn("/team/baram/ui/login")).toMatch(/; Path=\/team\/baram; HttpOnly; SameSite=Lax; Secure$/);
  });

  test("lets people in who come past the proxy, in clear", async () => {
    await open({ baseUrl: "https://baram.test/team/baram" });
    const cookie = await logIn("/ui/login", { host: "10.0.0.5:8080" });
    expect(cookie).toMatch(/; Path=\/team\/baram; HttpOnly; SameSite=Lax$/);
  });

  test("says in the description of its API where the API is, and leads to the reference below the path", async () => {
    await open({ baseUrl: "https://baram.test/team/baram" });
    expect((await get("/team/baram/api/v1/openapi.json")).json()).toMatchObject({ servers: [{ url: "/team/baram" }] });
    const { location } = (await get("/team/baram/api/v1/ui")).headers;
    expect(new URL(String(location), "https://baram.test/team/baram/api/v1/ui").pathname).toBe(
      "/team/baram/api-reference/index.html",
    );
  });
});

describe("a proxy that names the path it took off", () => {
  const said = { "x-forwarded-prefix": "/team", "x-forwarded-for": "10.9.8.7" };

  test("is believed where its word counts", async () => {
    await open({ trustedProxies: "127.0.0.1" });
    expect((await get("/", said)).body).toContain('src="/team/assets/main.js"');
    expect((await get("/")).body).toContain('src="/assets/main.js"');
    expect(await logIn("/ui/login", said)).toContain("; Path=/team; ");
  });

  test("is not believed where nobody has said that its word counts", async () => {
    await open({});
    expect((await get("/", said)).body).toContain('src="/assets/main.js"');
  });

  test.each(["//elsewhere.test", '/"><script>', "team", "/a/../b/", "/"])(
    "is not believed when it names %s",
    async (prefix) => {
      await open({ trustedProxies: "127.0.0.1" });
      const { body } = await get("/", { ...said, "x-forwarded-prefix": prefix });
      expect(body).toContain('src="/assets/main.js"');
    },
  );
});

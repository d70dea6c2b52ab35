import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture } from "./api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open({
    prepare: (folder) => {
      mkdirSync(join(folder, "web", "assets"), { recursive: true });
      writeFileSync(join(folder, "web", "index.html"), "<title>Baram</title>");
      writeFileSync(join(folder, "web", "assets", "app-1a2b.js"), "export {};");
      writeFileSync(join(folder, "web", "assets", "app-1a2b.js.gz"), gzipSync("export {};"));
      writeFileSync(join(folder, "secret.txt"), "secret");
    },
  });
});
afterEach(() => fixture.close());

const page = (path: string, headers = {}) => fixture.get(path, { as: null, headers });

test("a port that is taken is an answer, not an error", async () => {
  const first = await fixture.server.listen({ host: "127.0.0.1", port: 0 });
  expect(first).toMatchObject({ kind: "listening", address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) });
  const port = Number(new URL(fixture.server.address ?? "").port);
  const other = await ApiServerFixture.open();
  expect(await other.server.listen({ host: "127.0.0.1", port })).toEqual({ kind: "port-taken" });
  await other.close();
});

test("a host that is none of this machine's is an answer too", async () => {
  expect(await fixture.server.listen({ host: "192.0.2.1", port: 0 })).toMatchObject({ kind: "refused" });
});

test.each(["/", "/index.html", "/dags/etl", "/dags/etl/runs/manual__2024-01-01T00:00:00+00:00"])(
  "%s shows the page of the web UI",
  async (path) => {
    const { status, text, headers } = await page(path);
    expect([status, text]).toEqual([200, "<title>Baram</title>"]);
    expect(headers).toMatchObject({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" });
  },
);

test("files with a hash in their name are kept by the browser for good", async () => {
  const { text, headers } = await page("/assets/app-1a2b.js");
  expect(text).toBe("export {};");
  expect(headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
  });
});

test("a browser that takes it gets the compressed copy that stands beside a file", async () => {
  const { headers } = await page("/assets/app-1a2b.js", { "accept-encoding": "gzip, deflate" });
  expect(headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "content-encoding": "gzip",
    vary: "accept-encoding",
  });
  expect((await page("/assets/app-1a2b.js")).headers).not.toHaveProperty("content-encoding");
});

test("the page is not sent again to a browser that has it", async () => {
  const { headers } = await page("/");
  expect((await page("/", { "if-none-match": String(headers["etag"]) })).status).toBe(304);
});

test.each(["/assets/gone-3c4d.js", "/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2f/secret.txt"])(
  "%s is not found",
  async (path) => {
    const { status, text } = await page(path);
    expect(status).toBe(404);
    expect(text).not.toContain("secret\n");
  },
);

test("a body larger than the limit is refused with a problem document", async () => {
  const body = { conf: { text: "x".repeat(9 * 1024 * 1024) } };
  const { status, json } = await fixture.send("POST", "/api/v1/dags/d/dagRuns", { body });
  expect([status, json.title]).toEqual([413, "Content Too Large"]);
});

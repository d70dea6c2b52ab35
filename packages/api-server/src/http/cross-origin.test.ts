import { fastify } from "fastify";
import { expect, test } from "vitest";
import { allowOtherOrigins, type CrossOrigin } from "./cross-origin.ts";

const NOTHING: CrossOrigin = { headers: "", methods: "", origins: "" };

async function headersOf(crossOrigin: CrossOrigin, origin: string | null, path = "/api/v1/dags") {
  const server = fastify();
  allowOtherOrigins(server, { prefix: "/api/v1", crossOrigin });
  server.get("/api/v1/dags", async () => ({}));
  server.get("/ui/dags", async () => ({}));
  const { headers } = await server.inject({ url: path, headers: origin === null ? {} : { origin } });
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("access-control")));
}

test("without configuration nothing is allowed", async () => {
  expect(await headersOf(NOTHING, "https://a.example")).toEqual({});
});

test.each([
  ["https://a.example https://b.example", "https://b.example", "https://b.example"],
  ["https://a.example https://b.example", null, "https://a.example"],
  ["https://a.example", "https://evil.example", undefined],
  ["*", "https://any.example", "*"],
])("of the origins %s a request from %s is told %s", async (origins, origin, told) => {
  const headers = await headersOf({ ...NOTHING, origins }, origin);
  expect(headers["access-control-allow-origin"]).toBe(told);
});

test("headers and methods are told as they are configured, and only below the stable API", async () => {
  const crossOrigin = { headers: "authorization", methods: "GET, POST", origins: "*" };
  expect(await headersOf(crossOrigin, null)).toEqual({
    "access-control-allow-headers": "authorization",
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-origin": "*",
  });
  expect(await headersOf(crossOrigin, null, "/ui/dags")).toEqual({});
});

test("a browser that asks first is answered", async () => {
  const server = fastify();
  allowOtherOrigins(server, { prefix: "/api/v1", crossOrigin: { ...NOTHING, origins: "https://a.example" } });
  const { statusCode, headers } = await server.inject({
    method: "OPTIONS",
    url: "/api/v1/dags/d",
    headers: { origin: "https://a.example" },
  });
  expect([statusCode, headers["access-control-allow-origin"]]).toEqual([204, "https://a.example"]);
});

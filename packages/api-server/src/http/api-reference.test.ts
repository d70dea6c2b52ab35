import { fastify } from "fastify";
import { expect, test } from "vitest";
import { leadToApiReference } from "./api-reference.ts";

test.each(["/api/v1/ui", "/api/v1/ui/"])("%s leads to the reference, also behind a proxy's own path", async (path) => {
  const server = fastify();
  leadToApiReference(server, { prefix: "/api/v1" });
  const { statusCode, headers } = await server.inject({ url: path });
  const seenByBrowser = new URL(String(headers.location), `https://example.org/baram${path}`);
  expect([statusCode, seenByBrowser.pathname]).toEqual([302, "/baram/api-reference/index.html"]);
});

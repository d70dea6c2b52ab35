import { type FastifyInstance, fastify } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EndedRequest, observeRequests } from "./observe-requests.ts";

let server: FastifyInstance;
let ended: EndedRequest[];

beforeEach(() => {
  ended = [];
  server = fastify();
  observeRequests(server, (request) => ended.push(request));
  server.get("/api/v1/dags/:dag_id", (_, reply) => reply.status(203).send("{}"));
  server.setNotFoundHandler((_, reply) => reply.status(404).send());
});
afterEach(() => server.close());

test("a request is told by its route, without what its query holds", async () => {
  const headers = { traceparent: "00-a-b-01" };
  await server.inject({ url: "/api/v1/dags/d?token=secret", headers });
  expect(ended).toMatchObject([
    { method: "GET", route: "/api/v1/dags/:dag_id", path: "/api/v1/dags/d", statusCode: 203, traceParent: "00-a-b-01" },
  ]);
  expect(ended[0]?.seconds).toBeGreaterThanOrEqual(0);
});

test("what no route answers is not told", async () => {
  await server.inject({ url: "/assets/index.js" });
  expect(ended).toEqual([]);
});

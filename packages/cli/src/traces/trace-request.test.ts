import type { EndedRequest } from "@baram/api-server";
import { expect, test } from "vitest";
import { at } from "../metrics/transition.fixture.ts";
import type { Span } from "./span.ts";
import { requestTracer } from "./trace-request.ts";

const REQUEST: EndedRequest = {
  method: "GET",
  route: "/api/v1/dags/:dag_id",
  path: "/api/v1/dags/d",
  statusCode: 200,
  seconds: 2,
  traceParent: null,
};

function spanOf(given: Partial<EndedRequest>): Span | undefined {
  const spans: Span[] = [];
  requestTracer((span) => spans.push(span), { now: () => at(10) })({ ...REQUEST, ...given });
  return spans[0];
}

test("a request is a span by its route, of the time it took", () => {
  expect(spanOf({})).toEqual({
    name: "GET /api/v1/dags/:dag_id",
    kind: "server",
    start: at(8),
    end: at(10),
    attributes: {
      "http.request.method": "GET",
      "http.route": "/api/v1/dags/:dag_id",
      "url.path": "/api/v1/dags/d",
      "http.response.status_code": 200,
    },
  });
});

test("a client that names its span is above it", () => {
  const traceParent = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;
  expect(spanOf({ traceParent })).toMatchObject({ traceId: "a".repeat(32), parentSpanId: "b".repeat(16) });
});

test.each([["nonsense"], [`00-${"0".repeat(32)}-${"b".repeat(16)}-01`]])(
  "a header that names none begins a trace: %s",
  (traceParent) => {
    expect(spanOf({ traceParent })).not.toHaveProperty("traceId");
  },
);

test("a server that failed is a span that failed, and a client that erred is not", () => {
  expect(spanOf({ statusCode: 503 })?.error).toBe("HTTP 503");
  expect(spanOf({ statusCode: 404 })).not.toHaveProperty("error");
});

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ServerOptions } from "../composition/server-options.ts";
import { at } from "../metrics/transition.fixture.ts";
import { openTraces } from "./open-traces.ts";

interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status: { readonly code: number; readonly message?: string };
}

interface ReceivedTraces {
  readonly resourceSpans: readonly {
    readonly resource: {
      readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
    };
    readonly scopeSpans: readonly { readonly spans: readonly ReceivedSpan[] }[];
  }[];
}

let collector: Server;
let received: { readonly path: string | undefined; readonly traces: ReceivedTraces }[];
let status: number;
let logged: string[];

beforeEach(async () => {
  received = [];
  logged = [];
  status = 200;
  collector = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url, traces: JSON.parse(body) as ReceivedTraces });
      response.writeHead(status, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  collector.closeAllConnections();
  collector.close();
});

function open(given: Readonly<Record<string, unknown>> = {}) {
  const say = (message: string) => logged.push(message);
  const traces = {
    otel_on: true,
    otel_host: "127.0.0.1",
    otel_port: (collector.address() as AddressInfo).port,
    otel_ssl_active: false,
    otel_service: "Airflow",
    otel_debugging_on: false,
    ...given,
  };
  const logger = { debug: say, info: say, warn: say, error: say };
  return openTraces({ configuration: { traces }, logger, version: "1.2.3" } as unknown as ServerOptions);
}

const SPAN = {
  name: "t",
  kind: "internal",
  traceId: "a".repeat(32),
  spanId: "b".repeat(16),
  parentSpanId: "c".repeat(16),
  start: at(1.5),
  end: at(2),
  attributes: { "airflow.dag_id": "d" },
} as const;

test("a collector is sent spans with their own ids and times when the process ends", async () => {
  const traces = await open();
  traces.tell?.(SPAN);
  traces.tell?.({ ...SPAN, name: "u", spanId: "d".repeat(16), error: "It broke." });
  await traces.close();
  expect(received.map(({ path }) => path)).toEqual(["/v1/traces"]);
  const [resource] = received[0]?.traces.resourceSpans ?? [];
  expect(resource?.resource.attributes).toContainEqual({ key: "service.name", value: { stringValue: "Airflow" } });
  expect(resource?.scopeSpans.flatMap(({ spans }) => spans)).toMatchObject([
    {
      name: "t",
      traceId: SPAN.traceId,
      spanId: SPAN.spanId,
      parentSpanId: SPAN.parentSpanId,
      startTimeUnixNano: "1500000000",
      endTimeUnixNano: "2000000000",
      status: { code: 0 },
    },
    { name: "u", spanId: "d".repeat(16), status: { code: 2, message: "It broke." } },
  ]);
});

test("the first span of a trace has no parent, and ids are made up where none are given", async () => {
  const traces = await open();
  const { name, start, end, attributes } = SPAN;
  traces.tell?.({ name, kind: "server", start, end, attributes });
  await traces.close();
  const span = received[0]?.traces.resourceSpans[0]?.scopeSpans[0]?.spans[0];
  expect(span?.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(span?.parentSpanId ?? "").toBe("");
});

test("a collector that takes nothing is told of once, and keeps nobody", async () => {
  status = 400;
  const traces = await open();
  traces.tell?.(SPAN);
  await traces.close();
  expect(logged).toEqual(["Spans could not be sent to the collector"]);
});

test("spans are written to the log where that is asked for", async () => {
  const traces = await open({ otel_debugging_on: true });
  traces.tell?.(SPAN);
  await traces.close();
  expect(logged).toEqual(["A span ended"]);
});

test("where traces are off nothing is told and nothing is sent", async () => {
  const traces = await open({ otel_on: false });
  expect(traces.tell).toBeNull();
  await traces.close();
  expect(received).toEqual([]);
});

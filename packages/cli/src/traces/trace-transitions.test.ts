import { spanIdOfDagRun, spanIdOfTry, traceIdOf } from "@baram/execution-api";
import { beforeEach, expect, test } from "vitest";
import { aDagRunTransition, aTaskInstanceTransition, at } from "../metrics/transition.fixture.ts";
import type { Span } from "./span.ts";
import { traceTransitions } from "./trace-transitions.ts";

const RUN = { dagId: "d", runId: "r", startDate: at(3) };
let spans: Span[];

beforeEach(() => {
  spans = [];
});

function trace(...transitions: Parameters<typeof traceTransitions>[1]): void {
  traceTransitions((span) => spans.push(span), transitions);
}

test("a try that ended is a span of its run", () => {
  trace(aTaskInstanceTransition("running", ["succeed"], "success"));
  expect(spans).toMatchObject([
    {
      name: "t",
      traceId: traceIdOf(RUN),
      spanId: spanIdOfTry({ dagRun: RUN, taskId: "t", mapIndex: -1, tryNumber: 1 }),
      parentSpanId: spanIdOfDagRun(RUN),
      start: at(10),
      end: at(12),
      attributes: { "airflow.state": "success", "airflow.operator": "BashOperator" },
    },
  ]);
  expect(spans[0]?.error).toBeUndefined();
});

test("a run that ended is the span above them, in the same trace", () => {
  trace(aDagRunTransition("fail", "failed"));
  expect(spans).toMatchObject([
    { name: "d", traceId: traceIdOf(RUN), spanId: spanIdOfDagRun(RUN), start: at(3), end: at(13), error: "" },
  ]);
  expect(spans[0]?.parentSpanId).toBeUndefined();
});

test("a try that is tried again is a span that failed", () => {
  trace(aTaskInstanceTransition("running", ["retry"], "up_for_retry"));
  expect(spans).toMatchObject([{ attributes: { "airflow.state": "up_for_retry" }, error: "" }]);
});

test("what goes on, and what ended without a start, is no span", () => {
  trace(
    aTaskInstanceTransition("scheduled", ["queue", "start"], "running"),
    aTaskInstanceTransition("running", ["defer"], "deferred"),
    aTaskInstanceTransition("none", ["failUpstream"], "upstream_failed"),
    aDagRunTransition("start", "running"),
  );
  expect(spans).toEqual([]);
});

import type { EndedRequest } from "@baram/api-server";
import { addSeconds, type Clock } from "@baram/domain";
import type { Span, TellSpan } from "./span.ts";

/** What the W3C's header looks like that names the span which asks. */
const TRACE_PARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const FAILED_STATUS = 500;

/** Tells each request that was answered as a span, under the one that its client has named. */
export function requestTracer(tell: TellSpan, clock: Clock): (request: EndedRequest) => void {
  return ({ method, route, path, statusCode, seconds, traceParent }) => {
    const end = clock.now();
    tell({
      name: `${method} ${route}`,
      kind: "server",
      ...parentOf(traceParent),
      start: addSeconds(end, -seconds),
      end,
      attributes: {
        "http.request.method": method,
        "http.route": route,
        "url.path": path,
        "http.response.status_code": statusCode,
      },
      ...(statusCode >= FAILED_STATUS ? { error: `HTTP ${statusCode}` } : {}),
    });
  };
}

function parentOf(traceParent: string | null): Pick<Span, "traceId" | "parentSpanId"> {
  const [, traceId, parentSpanId] = TRACE_PARENT.exec(traceParent ?? "") ?? [];
  if (traceId === undefined || parentSpanId === undefined) return {};
  const isEmpty = /^0+$/.test(traceId) || /^0+$/.test(parentSpanId);
  return isEmpty ? {} : { traceId, parentSpanId };
}

import type { Instant, Logger } from "@baram/domain";
import { type HrTime, ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  type IdGenerator,
  RandomIdGenerator,
  type SpanExporter,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import type { OpenTraces, Span } from "./span.ts";

/** How long one delivery may take: a process that stops waits no longer. */
const DELIVERY_MILLISECONDS_MAXIMUM = 5000;
/** Spans that end within it travel together. */
const PAUSE_MILLISECONDS = 1000;
const MICROSECONDS_PER_SECOND = 1_000_000;
const NANOSECONDS_PER_MICROSECOND = 1000;

/** What the way to a collector is opened with. */
export interface OpenTelemetryOptions {
  /** Where OTLP goes, its path included. */
  readonly url: string;
  readonly service: string;
  readonly version: string;
  /** Whether each span is written to the log, too. */
  readonly logsSpans: boolean;
  readonly logger: Logger;
}

/** Opens the way to a collector. Spans are gathered and sent together; what a collector does not take is lost. */
export function openTelemetryTraces(options: OpenTelemetryOptions): OpenTraces {
  const { url, service, version, logsSpans, logger } = options;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: DELIVERY_MILLISECONDS_MAXIMUM });
  const ids = new GivenIds();
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": service, "service.version": version }),
    idGenerator: ids,
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: complaining(exporter, logger, url),
        scheduledDelayMillis: PAUSE_MILLISECONDS,
      }),
    ],
  });
  const tracer = provider.getTracer("baram", version);
  const tell = (span: Span) => {
    ids.next = span;
    const context = trace.setSpanContext(ROOT_CONTEXT, {
      traceId: span.traceId ?? "",
      spanId: span.parentSpanId ?? "",
      traceFlags: TraceFlags.SAMPLED,
      isRemote: true,
    });
    const isPart = span.parentSpanId !== undefined;
    const kind = span.kind === "server" ? SpanKind.SERVER : SpanKind.INTERNAL;
    const { name, attributes } = span;
    const told = tracer.startSpan(
      name,
      { kind, attributes, startTime: timeOf(span.start) },
      isPart ? context : ROOT_CONTEXT,
    );
    if (span.error !== undefined) told.setStatus({ code: SpanStatusCode.ERROR, message: span.error });
    told.end(timeOf(span.end));
    const { traceId, spanId } = told.spanContext();
    if (logsSpans) logger.info("A span ended", { name, traceId, spanId, ...attributes });
  };
  return { tell, close: () => provider.shutdown().catch(() => undefined) };
}

/** Gives the next span the ids that it comes with, and others where it comes with none. */
class GivenIds implements IdGenerator {
  next: Pick<Span, "traceId" | "spanId"> = {};
  readonly #random = new RandomIdGenerator();

  generateTraceId(): string {
    return this.next.traceId ?? this.#random.generateTraceId();
  }

  generateSpanId(): string {
    return this.next.spanId ?? this.#random.generateSpanId();
  }
}

/** Says once that the collector takes nothing, until it takes something again. */
function complaining(exporter: SpanExporter, logger: Logger, url: string): SpanExporter {
  let hasComplained = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error === undefined) hasComplained = false;
        else if (!hasComplained) {
          hasComplained = true;
          logger.error("Spans could not be sent to the collector", { url, error: result.error });
        }
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}

function timeOf(at: Instant): HrTime {
  const microseconds = at % MICROSECONDS_PER_SECOND;
  return [(at - microseconds) / MICROSECONDS_PER_SECOND, microseconds * NANOSECONDS_PER_MICROSECOND];
}

import type { Instant } from "@baram/domain";

/** Something that took time and is over, in words that no library needs. */
export interface Span {
  readonly name: string;
  readonly kind: "internal" | "server";
  /** Absent, it has a trace or an id made up for it. */
  readonly traceId?: string;
  readonly spanId?: string;
  /** Of the span it is a part of; absent for the first of its trace. */
  readonly parentSpanId?: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** What went wrong, in a sentence; absent where nothing did. */
  readonly error?: string;
}

/** Where spans go. Nothing waits for it, and nothing of it throws. */
export type TellSpan = (span: Span) => void;

/** The traces of a process, with their way out. */
export interface OpenTraces {
  /** `null` where traces are off. */
  readonly tell: TellSpan | null;
  /** Sends what is left. */
  close(): Promise<void>;
}

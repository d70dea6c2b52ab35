import type { Instant } from "../time/instant.ts";

/** The stretch of data a Dag run covers: from `start`, up to but without `end`. The two are equal where a run covers a moment. */
export interface DataInterval {
  readonly start: Instant;
  readonly end: Instant;
}

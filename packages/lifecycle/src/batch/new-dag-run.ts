import type { DataInterval, Instant, JsonObject, RunTerms, RunType } from "@baram/domain";

/** A run to be. */
export interface NewDagRun {
  readonly dagVersionId: number;
  readonly runId: string;
  readonly runType: RunType;
  readonly logicalDate: Instant;
  readonly dataInterval: DataInterval;
  readonly runAfter: Instant;
  readonly conf: JsonObject;
  readonly externalTrigger: boolean;
  readonly triggeredBy: string | null;
  readonly note: string | null;
  /** The back-fill that it belongs to, and what it goes by there. */
  readonly backfill?: { readonly id: number; readonly terms: RunTerms };
  readonly now: Instant;
}

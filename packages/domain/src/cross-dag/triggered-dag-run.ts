import type { JsonObject } from "../json.ts";
import type { Instant } from "../time/instant.ts";

/** A run that a task wants another Dag to have. */
export interface WantedDagRun {
  readonly dagId: string;
  /** `null` makes one of the date. */
  readonly runId: string | null;
  /** `null` is now. */
  readonly logicalDate: Instant | null;
  readonly conf: JsonObject;
  /** Whether a run that has the id or the date already is cleared, instead of left alone. */
  readonly resetsExisting: boolean;
}

/** What came of it. */
export type TriggeredDagRun =
  | { readonly kind: "triggered"; readonly runId: string; readonly logicalDate: Instant }
  /** A run has the id or the date already, and was left alone. */
  | { readonly kind: "exists"; readonly runId: string }
  | { readonly kind: "refused"; readonly message: string };

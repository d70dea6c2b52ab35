import type { Instant } from "../time/instant.ts";

/** What a trigger came to. */
export type TriggerOutcome =
  /** Its event, as XCom text. */
  | { readonly kind: "event"; readonly value: string }
  /** It threw, or ended without an event: one sentence. */
  | { readonly kind: "failed"; readonly message: string }
  /** It may wait no longer: by the deferral's own limit, or by the task's execution timeout. */
  | { readonly kind: "timeout"; readonly of: "trigger" | "execution" };

/** How a deferred try goes on. */
export interface Resumption {
  /** Another try begins anew. */
  readonly tryNumber: number;
  /** When the try first started. */
  readonly startDate: Instant;
  /** The operator's method that goes on. */
  readonly methodName: string;
  /** What the method is handed beside the event, as XCom text; `null` for nothing. */
  readonly methodKwargs: string | null;
  /** The name of the trigger's class. */
  readonly classpath: string;
  readonly outcome: TriggerOutcome;
}

/** How a try goes on, of what an instance has kept; `null` for a try that begins. */
export function resumptionOfTry(kept: string | null, tryNumber: number): Resumption | null {
  if (kept === null) return null;
  const resumption = JSON.parse(kept) as Resumption;
  return resumption.tryNumber === tryNumber ? resumption : null;
}

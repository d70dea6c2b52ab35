import { formatInstant, type Instant } from "@baram/domain";

// Two copies of this package may meet in one process: a signal of either must be recognized by both.
const SIGNAL = Symbol.for("baram.signal");

/** Thrown by author code to end the task as `skipped`. It is not retried and what it would return is not stored. */
export class SkipTask extends Error {
  override readonly name = "SkipTask";
  readonly [SIGNAL] = "skip";
}

/** Thrown by author code to fail the task for good, whatever retries are left. */
export class FailTask extends Error {
  override readonly name: string = "FailTask";
  readonly [SIGNAL] = "fail";
}

/** Thrown by a sensor to give its slot up until a moment, when it is started again in the same try. */
export class RescheduleTask extends Error {
  override readonly name = "RescheduleTask";
  readonly [SIGNAL] = "reschedule";
  readonly at: Instant;

  constructor(at: Instant) {
    super(`The next look is due at ${formatInstant(at)}.`);
    this.at = at;
  }
}

/** What a thrown value asks for. */
export type Signal =
  | { readonly kind: "skip" }
  /** No retry. */
  | { readonly kind: "fail" }
  | { readonly kind: "reschedule"; readonly at: Instant };

/** `null` for an ordinary error. */
export function signalOf(thrown: unknown): Signal | null {
  if (typeof thrown !== "object" || thrown === null) return null;
  const signal: unknown = Reflect.get(thrown, SIGNAL);
  if (signal === "skip" || signal === "fail") return { kind: signal };
  return signal === "reschedule" ? { kind: signal, at: Reflect.get(thrown, "at") as Instant } : null;
}

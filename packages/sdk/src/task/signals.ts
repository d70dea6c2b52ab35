// Two copies of this package may meet in one process: a signal of either must be recognized by both.
const SIGNAL = Symbol.for("baram.signal");

/** Thrown by author code to end the task as `skipped`. It is not retried and what it would return is not stored. */
export class SkipTask extends Error {
  override readonly name = "SkipTask";
  readonly [SIGNAL] = "skip";
}

/** Thrown by author code to fail the task for good, whatever retries are left. */
export class FailTask extends Error {
  override readonly name = "FailTask";
  readonly [SIGNAL] = "fail";
}

/** What a thrown value asks for: `skip`, `fail` (no retry), or `null` for an ordinary error. */
export function signalOf(thrown: unknown): "skip" | "fail" | null {
  if (typeof thrown !== "object" || thrown === null) return null;
  const signal: unknown = Reflect.get(thrown, SIGNAL);
  return signal === "skip" || signal === "fail" ? signal : null;
}

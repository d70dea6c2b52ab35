// Two copies of this package may meet in one process: the runner's throws the error, and the author's judges it.
const DEFERRAL_TIMEOUT = Symbol.for("baram.deferralTimeout");

/** What a deferred task waited for did not come in time. It is retried as any other failure. */
export class DeferralTimeoutError extends Error {
  override readonly name = "DeferralTimeoutError";
  readonly [DEFERRAL_TIMEOUT] = true;
  /** Whether the deferral's own limit was reached, or the task's execution timeout. */
  readonly limit: "trigger" | "execution";

  constructor(classpath: string, limit: "trigger" | "execution") {
    const of = limit === "trigger" ? "the deferral's timeout" : "the task's execution timeout";
    // Parity: the words that people search logs for.
    super(`Trigger/execution timeout: ${classpath} had no event before ${of}.`);
    this.limit = limit;
  }
}

/** Which limit of a deferral was reached; `null` for any other error. */
export function deferralLimitOf(thrown: unknown): DeferralTimeoutError["limit"] | null {
  if (typeof thrown !== "object" || thrown === null || Reflect.get(thrown, DEFERRAL_TIMEOUT) !== true) return null;
  return (thrown as DeferralTimeoutError).limit;
}

/** The trigger of a deferred task threw, or ended without an event. */
export class TriggerFailedError extends Error {
  override readonly name = "TriggerFailedError";

  constructor(classpath: string, message: string) {
    super(`The trigger ${classpath} failed: ${message}`);
  }
}

import type { Operator } from "../dag/dag-state.ts";

/**
 * Under this key an operator says what the end of its execution timeout means: it returns the error that counts, given the
 * timeout's and the signal that was aborted. Registered, because two copies of this package may meet in one process.
 */
export const JUDGE_TIMEOUT = Symbol.for("baram.judgeTimeout");

/** What counts as thrown where an attempt's execution timeout was over; the timeout itself unless its operator objects. */
export function judgeTimeout(operator: Operator, timeout: Error, signal: AbortSignal): unknown {
  const judge: unknown = Reflect.get(operator, JUDGE_TIMEOUT);
  return typeof judge === "function" ? judge.call(operator, timeout, signal) : timeout;
}

import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { formatInstant, type Instant } from "../time/instant.ts";

/** No growing delay is longer than a day, whatever a task asks for, unless the installation says otherwise. */
export const RETRY_DELAY_SECONDS_LIMIT = 24 * 60 * 60;

/** How a task wants its retries delayed, and which try has just failed. */
export interface RetryDelayInput {
  readonly retryDelaySeconds: number;
  readonly retryExponentialBackoff: boolean;
  readonly retryDelaySecondsMaximum: number | null;
  /** What the installation says in place of {@link RETRY_DELAY_SECONDS_LIMIT}. */
  readonly retryDelaySecondsLimit?: number;
  /** The try that failed, from 1. */
  readonly tryNumber: number;
  readonly dagId: string;
  readonly taskId: string;
  readonly logicalDate: Instant;
}

/**
 * How long after the end of a try the next one may start.
 *
 * Parity: with exponential back-off the delay doubles from try to try, and a hash of the task instance spreads the
 * delays of many tasks over up to twice that time. A maximum limits growing delays alone.
 */
export function retryDelaySeconds(input: RetryDelayInput): number {
  if (!input.retryExponentialBackoff) return input.retryDelaySeconds;
  const base = Math.max(1, Math.ceil(input.retryDelaySeconds * 2 ** (input.tryNumber - 1)));
  const limit = input.retryDelaySecondsLimit ?? RETRY_DELAY_SECONDS_LIMIT;
  const maximum = Math.min(input.retryDelaySecondsMaximum ?? limit, limit);
  // The spread only ever adds, so a base beyond the maximum needs no hash (and may be infinite).
  if (base >= maximum) return maximum;
  return Math.min(base + Number(hashOf(input) % BigInt(base)), maximum);
}

/** Parity: the moment is written with a blank where an id has a `T`. */
function hashOf({ dagId, taskId, logicalDate, tryNumber }: RetryDelayInput): bigint {
  const text = `${dagId}#${taskId}#${formatInstant(logicalDate).replace("T", " ")}#${tryNumber}`;
  return BigInt(`0x${bytesToHex(sha1(utf8ToBytes(text)))}`);
}

/**
 * Whether a task that has failed gets another try.
 *
 * `maxTries` is the number of retries at creation, and after a clear the tries so far plus the task's retries; a task
 * whose retries have been taken away since gets none.
 */
export function mayRetry(given: {
  readonly tryNumber: number;
  readonly maxTries: number;
  readonly retries: number;
}): boolean {
  return given.retries > 0 && given.tryNumber <= given.maxTries;
}

import { type BaseOperator, type Duration, InvalidOptionError, OptionReader, placeOfOperator } from "baram";
import { HttpConnectionError, HttpStatusError } from "../hooks/http-errors.ts";

/** How a request that fails is sent again within one try of its task, in the words of a task's retries. */
export interface HttpRetryArgs {
  /** How often it is sent again. */
  readonly retries: number;
  /** The wait before it is. Defaults to none; never longer than a day. */
  readonly retryDelay?: Duration;
  /** Doubles the wait each time. Defaults to `false`. */
  readonly retryExponentialBackoff?: boolean;
  /** The longest that a growing wait may become. Defaults to a day. */
  readonly maxRetryDelay?: Duration;
  /** Whether it is worth it. Defaults to every error answer, and to no answer. */
  readonly retryIf?: (error: HttpStatusError | HttpConnectionError) => boolean;
}

/** {@link HttpRetryArgs} as they have been read. */
export interface RequestRetries {
  readonly retries: number;
  readonly delaySeconds: number;
  readonly isDoubled: boolean;
  readonly maximumSeconds: number;
  readonly retryIf: NonNullable<HttpRetryArgs["retryIf"]>;
}

const DAY_SECONDS = 24 * 60 * 60;
const NAMES: readonly string[] = Object.keys({
  retries: true,
  retryDelay: true,
  retryExponentialBackoff: true,
  maxRetryDelay: true,
  retryIf: true,
} satisfies Record<keyof HttpRetryArgs, true>);

/** Reads how the requests of an operator are sent again, of authors without a compiler, too. */
export function readRetryArgs(operator: BaseOperator, retryArgs: HttpRetryArgs | undefined): RequestRetries {
  const place = placeOfOperator(operator);
  const given = new OptionReader(place, { retryArgs }).record("retryArgs") ?? {};
  const unknown = Object.keys(given).find((name) => !NAMES.includes(name));
  if (unknown !== undefined) {
    throw new InvalidOptionError(place, `"retryArgs" has "${unknown}"; it knows ${NAMES.join(", ")}.`);
  }
  if (retryArgs !== undefined && given["retries"] === undefined) {
    throw new InvalidOptionError(place, '"retryArgs" lacks "retries": say how often a request is sent again.');
  }
  const { retryIf = () => true } = retryArgs ?? {};
  if (typeof retryIf !== "function") {
    throw new InvalidOptionError(place, `"retryArgs.retryIf" is a ${typeof retryIf}; expected a function of an error.`);
  }
  const named = Object.fromEntries(Object.entries(given).map(([name, value]) => [`retryArgs.${name}`, value]));
  const read = new OptionReader(place, named);
  return {
    retries: read.wholeNumber("retryArgs.retries", { minimum: 0 }) ?? 0,
    delaySeconds: read.seconds("retryArgs.retryDelay") ?? 0,
    isDoubled: read.flag("retryArgs.retryExponentialBackoff") ?? false,
    maximumSeconds: read.seconds("retryArgs.maxRetryDelay") ?? DAY_SECONDS,
    retryIf,
  };
}

/**
 * After how many seconds a request is sent again; `null` for not at all, as where an error is none of an answer.
 *
 * @param failed what was thrown, and by which attempt, from 1.
 */
export function nextRequestDelay(
  { retries, delaySeconds, isDoubled, maximumSeconds, retryIf }: RequestRetries,
  { error, attempt }: { readonly error: unknown; readonly attempt: number },
): number | null {
  const isOfAnswer = error instanceof HttpStatusError || error instanceof HttpConnectionError;
  if (attempt > retries || !isOfAnswer || !retryIf(error)) return null;
  if (!isDoubled) return Math.min(delaySeconds, DAY_SECONDS);
  return Math.min(delaySeconds * 2 ** (attempt - 1), maximumSeconds, DAY_SECONDS);
}

import { expect, test } from "vitest";
import { HttpConnectionError } from "../hooks/http-errors.ts";
import { HttpOperator } from "./http-operator.ts";
import { type HttpRetryArgs, nextRequestDelay } from "./request-retries.ts";

const ERROR = new HttpConnectionError({ method: "GET", url: "http://shop/" }, "nobody is there");

/** The delays after each of the first five attempts. */
function delays(retryArgs: HttpRetryArgs): readonly (number | null)[] {
  const { retryArgs: retries } = new HttpOperator({ taskId: "call", retryArgs });
  return [1, 2, 3, 4, 5].map((attempt) => nextRequestDelay(retries, { error: ERROR, attempt }));
}

test.each<[string, HttpRetryArgs, readonly (number | null)[]]>([
  ["not at all", { retries: 0 }, [null, null, null, null, null]],
  ["at once", { retries: 2 }, [0, 0, null, null, null]],
  ["after the same wait", { retries: 2, retryDelay: { seconds: 3 } }, [3, 3, null, null, null]],
  [
    "after a wait that grows up to its maximum",
    { retries: 9, retryDelay: { seconds: 3 }, retryExponentialBackoff: true, maxRetryDelay: { seconds: 20 } },
    [3, 6, 12, 20, 20],
  ],
  [
    "after a day at most",
    { retries: 9, retryDelay: { hours: 20 }, retryExponentialBackoff: true },
    [72_000, 86_400, 86_400, 86_400, 86_400],
  ],
  [
    "after a day at most, where the wait does not grow",
    { retries: 1, retryDelay: { days: 3 } },
    [86_400, null, null, null, null],
  ],
])("a request is sent again %s", (_when, retryArgs, expected) => {
  expect(delays(retryArgs)).toEqual(expected);
});

test("a request that could not be sent at all is not sent again", () => {
  const { retryArgs } = new HttpOperator({ taskId: "call", retryArgs: { retries: 3 } });
  expect(nextRequestDelay(retryArgs, { error: new TypeError("Invalid URL"), attempt: 1 })).toBeNull();
});

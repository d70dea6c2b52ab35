import { expect, test } from "vitest";
import { type Instant, instantFromMicroseconds, parseInstant } from "../time/instant.ts";
import { mayRetry, type RetryDelayInput, retryDelaySeconds } from "./retry-delay.ts";

const at = (text: string): Instant => parseInstant(text) ?? instantFromMicroseconds(0);

function delay(given: Partial<RetryDelayInput>) {
  return retryDelaySeconds({
    retryDelaySeconds: 300,
    retryExponentialBackoff: true,
    retryDelaySecondsMaximum: null,
    tryNumber: 1,
    dagId: "d",
    taskId: "t",
    logicalDate: at("2024-01-01T00:00:00Z"),
    ...given,
  });
}

test("a fixed delay neither grows nor is limited", () => {
  const fixed = { retryExponentialBackoff: false, retryDelaySeconds: 600, retryDelaySecondsMaximum: 60 };
  expect(delay({ ...fixed, tryNumber: 4 })).toBe(600);
});

test.each([
  [1, 521],
  [2, 817],
  [3, 1518],
  [7, 27180],
  [8, 66801],
])("with back-off the delay after try %i is %i seconds, as in Airflow", (tryNumber, seconds) => {
  expect(delay({ tryNumber })).toBe(seconds);
});

test("the delay is spread by the ids and the logical date", () => {
  const given = { dagId: "etl", taskId: "load", tryNumber: 2, retryDelaySeconds: 45.5 };
  expect(delay({ ...given, logicalDate: at("2024-03-10T10:00:00Z") })).toBe(151);
});

test("a growing delay is limited by the task's maximum and by a day, whatever the number of tries", () => {
  expect(delay({ tryNumber: 5, retryDelaySecondsMaximum: 900 })).toBe(900);
  expect(delay({ tryNumber: 60 })).toBe(86_400);
  expect(delay({ tryNumber: 100_000 })).toBe(86_400);
});

test("an installation's limit takes the place of the day, for the task's maximum, too", () => {
  expect(delay({ tryNumber: 60, retryDelaySecondsLimit: 600 })).toBe(600);
  expect(delay({ tryNumber: 60, retryDelaySecondsLimit: 600, retryDelaySecondsMaximum: 900 })).toBe(600);
  expect(delay({ tryNumber: 60, retryDelaySecondsLimit: 172_800 })).toBe(172_800);
});

test("a growing delay is at least a second", () => {
  expect(delay({ retryDelaySeconds: 0 })).toBe(1);
});

test.each([
  { tryNumber: 1, maxTries: 0, retries: 0, expected: false },
  { tryNumber: 1, maxTries: 2, retries: 2, expected: true },
  { tryNumber: 2, maxTries: 2, retries: 2, expected: true },
  { tryNumber: 3, maxTries: 2, retries: 2, expected: false },
  // Cleared after its first try: one more, and its retries anew.
  { tryNumber: 2, maxTries: 3, retries: 2, expected: true },
  // Its retries were taken away in the meantime.
  { tryNumber: 1, maxTries: 2, retries: 0, expected: false },
])("try $tryNumber of at most $maxTries retries is retried: $expected", ({ expected, ...given }) => {
  expect(mayRetry(given)).toBe(expected);
});

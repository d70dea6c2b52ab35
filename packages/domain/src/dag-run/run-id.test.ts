import { expect, test } from "vitest";
import { type Instant, instantFromMicroseconds, parseInstant } from "../time/instant.ts";
import { ALLOWED_RUN_ID_PATTERN_DEFAULT, checkManualRunId, parseRunType, runIdFor } from "./run-id.ts";

const at = (text: string): Instant => parseInstant(text) ?? instantFromMicroseconds(0);

test("a run id is its type and its logical date in UTC", () => {
  expect(runIdFor("scheduled", at("2024-01-01T09:00:00+09:00"))).toBe("scheduled__2024-01-01T00:00:00+00:00");
  expect(runIdFor("dataset_triggered", at("2024-01-01T00:00:00.5Z"))).toBe(
    "dataset_triggered__2024-01-01T00:00:00.500000+00:00",
  );
});

test.each([
  ["scheduled__2024", "scheduled"],
  ["backfill__x", "backfill"],
  ["dataset_triggered__x", "dataset_triggered"],
  ["manual__x", "manual"],
  ["Scheduled__x", "manual"],
  ["scheduled_x", "manual"],
  ["", "manual"],
])("the id %j is of a %s run", (runId, runType) => {
  expect(parseRunType(runId)).toBe(runType);
});

function check(runId: string, pattern = ALLOWED_RUN_ID_PATTERN_DEFAULT) {
  return checkManualRunId(runId, pattern).kind;
}

test("an id of letters, digits and a few signs is allowed", () => {
  expect(check("my-run.1~a:b+c_d")).toBe("allowed");
  expect(check("manual__2024-01-01T00:00:00+00:00")).toBe("allowed");
});

test.each(["", "with space", "a/b", "ü", "a\nb"])("the id %j is refused", (runId) => {
  expect(check(runId)).toBe("refused");
});

test("a manual run may not carry the prefix of another type", () => {
  expect(checkManualRunId("scheduled__2024", ALLOWED_RUN_ID_PATTERN_DEFAULT)).toEqual({
    kind: "refused",
    message:
      'The run id "scheduled__2024" begins like that of a scheduled run, and this run is manual; ' +
      'choose an id that does not begin with "scheduled__".',
  });
  expect(check("backfill__x")).toBe("refused");
});

test("a pattern is matched from the start, and to the end only if it says so", () => {
  expect(check("team-1 anything", "team-\\d")).toBe("allowed");
  expect(check("my team-1", "team-\\d")).toBe("refused");
});

test("an empty pattern leaves only the built-in form, without a fraction of a second", () => {
  expect(check("mine", "")).toBe("refused");
  expect(check("manual__2024-01-01T00:00:00+00:00", "")).toBe("allowed");
  expect(check("manual__2024-01-01T00:00:00.000001+00:00", "")).toBe("refused");
});

test("a pattern that is no regular expression is said to be none", () => {
  expect(checkManualRunId("x", "(")).toMatchObject({ kind: "refused", message: expect.stringContaining('"("') });
});

import { expect, test } from "vitest";
import { aDag, aTask } from "../serialized-dag/serialized-dag.fixture.ts";
import type { SerializedDag } from "../serialized-dag/serialized-dag.ts";
import { type Instant, parseInstant } from "../time/instant.ts";
import { explainMissingDagRun, type MissingDagRunInput } from "./explain-missing-dag-run.ts";

function at(text: string): Instant {
  return parseInstant(text) as Instant;
}

const DAILY: Partial<SerializedDag> = {
  schedule: { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" },
  startDate: at("2024-01-01T00:00:00Z"),
  catchup: true,
};

function explain(date: string, given: Partial<MissingDagRunInput> = {}, dag: Partial<SerializedDag> = {}) {
  return explainMissingDagRun({
    dag: aDag({ tasks: [aTask("a")], given: { ...DAILY, ...dag } }),
    isPaused: false,
    hasImportError: false,
    nextLogicalDate: at("2024-01-10T00:00:00Z"),
    nextRunAfter: at("2024-01-11T00:00:00Z"),
    awaitsTimetable: false,
    now: at("2024-01-10T12:00:00Z"),
    at: at(date),
    ...given,
  });
}

test("a date outside the Dag's own is told of the bound it lies beyond", () => {
  expect(explain("2023-12-31T00:00:00Z").kind).toBe("before-start");
  expect(explain("2024-02-02T00:00:00Z", {}, { endDate: at("2024-02-01T00:00:00Z") }).kind).toBe("after-end");
});

test("a date that the schedule does not name is told the next one that it names", () => {
  expect(explain("2024-01-05T01:00:00Z")).toEqual({
    kind: "no-moment",
    facts: { date: "2024-01-05T01:00:00+00:00", nearest: "2024-01-06T00:00:00+00:00" },
    message:
      "The schedule names no run for 2024-01-05T01:00:00+00:00; the next it names is for 2024-01-06T00:00:00+00:00.",
  });
});

test("a date whose interval has not ended is told when it does", () => {
  expect(explain("2024-01-10T00:00:00Z")).toEqual({
    kind: "not-due",
    facts: { date: "2024-01-10T00:00:00+00:00", dueAt: "2024-01-11T00:00:00+00:00" },
    message: "The run for 2024-01-10T00:00:00+00:00 is due when its interval has ended, at 2024-01-11T00:00:00+00:00.",
  });
});

test("a date that was passed without a run is told whether the Dag catches up", () => {
  expect(explain("2024-01-05T00:00:00Z", {}, { catchup: false }).message).toContain("does not catch up");
  expect(explain("2024-01-05T00:00:00Z").kind).toBe("passed-over");
});

test("a date that is due is told what holds the Dag back", () => {
  const behind = { nextLogicalDate: at("2024-01-05T00:00:00Z"), nextRunAfter: at("2024-01-06T00:00:00Z") };
  expect(explain("2024-01-07T00:00:00Z", { ...behind, isPaused: true }).kind).toBe("paused");
  expect(explain("2024-01-07T00:00:00Z", { ...behind, nextRunAfter: null }).kind).toBe("at-run-limit");
  expect(explain("2024-01-07T00:00:00Z", behind).kind).toBe("waits-its-turn");
  expect(explain("2024-01-05T00:00:00Z", behind).kind).toBe("comes-next");
});

test("a Dag without a schedule has no missing runs", () => {
  expect(explain("2024-01-05T00:00:00Z", {}, { schedule: { kind: "none" } }).kind).toBe("unscheduled");
});

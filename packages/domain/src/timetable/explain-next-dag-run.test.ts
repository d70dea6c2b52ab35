import { expect, test } from "vitest";
import { aDag } from "../serialized-dag/serialized-dag.fixture.ts";
import { explainNoNextDagRun, type NextDagRunState } from "./explain-next-dag-run.ts";
import { utc } from "./timetable.fixture.ts";

const DAILY = { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" } as const;
const START = utc("2024-01-01 00:00");

function explain(given: Parameters<typeof aDag>[0]["given"], state: Partial<NextDagRunState> = {}) {
  const dag = aDag({ tasks: ["a"], given: { schedule: DAILY, startDate: START, ...given } });
  const usual = {
    isPaused: false,
    hasImportError: false,
    nextLogicalDate: null,
    nextRunAfter: null,
    awaitsTimetable: false,
  };
  return explainNoNextDagRun({ ...usual, ...state, dag })?.kind ?? null;
}

test("a Dag whose next run is known needs no reason", () => {
  expect(explain({}, { nextLogicalDate: START, nextRunAfter: START })).toBeNull();
});

test("the first reason that holds is given", () => {
  expect(explain({ schedule: { kind: "none" } }, { isPaused: true })).toBe("unscheduled");
  expect(explain({}, { isPaused: true, hasImportError: true })).toBe("import-error");
  expect(explain({}, { isPaused: true, nextLogicalDate: START, nextRunAfter: START })).toBe("paused");
  expect(explain({}, { nextLogicalDate: START })).toBe("at-run-limit");
});

test("a schedule that has come to its end says how", () => {
  const orders = { kind: "asset", uri: "s3://b/orders", extra: {} } as const;
  expect(explain({ schedule: { kind: "assets", condition: orders } })).toBe("waits-for-assets");
  expect(explain({ endDate: utc("2023-01-01 00:00") })).toBe("start-after-end");
  expect(explain({ schedule: { kind: "once" } })).toBe("ran-once");
  expect(explain({ endDate: utc("2024-02-01 00:00") })).toBe("ended");
  expect(explain({ schedule: { ...DAILY, expression: "0 0 30 2 *" } })).toBe("no-further-moment");
});

test("a timetable of the author's own is told apart from the limit, and from its lack of an answer", () => {
  const schedule = { kind: "custom", className: "AfterWork", summary: "AfterWork", description: "" } as const;
  expect(explain({ schedule }, { awaitsTimetable: true })).toBe("timetable-awaited");
  expect(explain({ schedule }, { awaitsTimetable: true, nextLogicalDate: START })).toBe("timetable-awaited");
  expect(explain({ schedule }, { nextLogicalDate: START })).toBe("at-run-limit");
  expect(explain({ schedule })).toBe("timetable-names-none");
});

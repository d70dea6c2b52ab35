import { expect, test } from "vitest";
import type { DagRunState } from "../dag-run/dag-run-state.ts";
import { type BackfillAction, decideBackfillAction, RERUN_BEHAVIORS, type RerunBehavior } from "./backfill-date.ts";

function decide(state: DagRunState, rerunBehavior: RerunBehavior): BackfillAction {
  return decideBackfillAction({ run: { state, taskIds: null }, rerunBehavior, taskIds: null });
}

test.each(RERUN_BEHAVIORS)("a date without a run gets one (%s)", (rerunBehavior) => {
  expect(decideBackfillAction({ run: null, rerunBehavior, taskIds: null })).toEqual({ kind: "create" });
});

test.each(RERUN_BEHAVIORS)("a run that is on its way is left to itself (%s)", (rerunBehavior) => {
  const left = { kind: "leave", state: "left", reason: "run_in_flight" };
  expect(decide("running", rerunBehavior)).toEqual(left);
  expect(decide("queued", rerunBehavior)).toEqual(left);
});

test("a failed run fails its date, has what failed cleared, or all of it, as is asked", () => {
  expect(decide("failed", "none")).toEqual({ kind: "leave", state: "failed", reason: "run_failed" });
  expect(decide("failed", "failed")).toEqual({ kind: "clear", onlyFailed: true });
  expect(decide("failed", "completed")).toEqual({ kind: "clear", onlyFailed: false });
});

test("a successful run runs again only where all finished ones do", () => {
  const left = { kind: "leave", state: "left", reason: "run_succeeded" };
  expect(decide("success", "none")).toEqual(left);
  expect(decide("success", "failed")).toEqual(left);
  expect(decide("success", "completed")).toEqual({ kind: "clear", onlyFailed: false });
});

test("a successful run of some tasks gets those that it lacks", () => {
  const run = { state: "success", taskIds: ["a", "b"] } as const;
  const decideFor = (taskIds: readonly string[] | null) =>
    decideBackfillAction({ run, rerunBehavior: "none", taskIds }).kind;
  expect(decideFor(null)).toBe("extend");
  expect(decideFor(["b", "c"])).toBe("extend");
  expect(decideFor(["b"])).toBe("leave");
});

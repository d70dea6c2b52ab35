import { expect, test } from "vitest";
import { instantFromMicroseconds } from "../time/instant.ts";
import { judgeTargets, type TargetStates } from "./wait-target.ts";

const STATES = { allowed: ["success"], skipped: ["skipped"], failed: ["failed"] };

function target(...states: TargetStates["states"]): TargetStates {
  return { logicalDate: instantFromMicroseconds(0), taskId: "t", states };
}

test.each([
  ["every target is in an allowed state", [target("success"), target("success")], "come"],
  ["one is not there yet", [target("success"), target()], "wait"],
  ["one is still running", [target("success"), target("running")], "wait"],
  ["an instance of a mapped one is still running", [target("success", "running")], "wait"],
  ["one failed, whatever else was skipped", [target("skipped"), target("failed")], "fail"],
  ["one was skipped", [target("success"), target("skipped")], "skip"],
  ["nothing is asked for", [], "wait"],
] as const)("where %s", (_case, targets, expected) => {
  expect(judgeTargets(targets, STATES)).toBe(expected);
});

test("a failed target is waited for unless failing is among the failed states", () => {
  expect(judgeTargets([target("failed")], { ...STATES, failed: [] })).toBe("wait");
});

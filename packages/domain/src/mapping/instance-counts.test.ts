import { expect, test } from "vitest";
import { evaluateTriggerRule } from "../readiness/evaluate-trigger-rule.ts";
import { countUpstream, NO_UPSTREAM } from "../readiness/upstream-counts.ts";
import {
  addExpandedUpstream,
  areAllFinished,
  type InstanceCounts,
  namedStatesOf,
  setupStateOf,
} from "./instance-counts.ts";

const NONE: InstanceCounts = { total: 0, none: 0, success: 0, failed: 0, upstreamFailed: 0, skipped: 0 };
const counts = (given: Partial<InstanceCounts>): InstanceCounts => ({ ...NONE, ...given });

test("counts upstream come to the same as the instances one by one", () => {
  const states = ["success", "failed", "upstream_failed", "skipped", "none", "running"] as const;
  const one = countUpstream(states.map((state) => ({ state, isSetup: true })));
  const expanded = counts({ total: 6, none: 1, success: 1, failed: 1, upstreamFailed: 1, skipped: 1 });

  expect(addExpandedUpstream(NO_UPSTREAM, expanded, true)).toEqual(one);
  expect(addExpandedUpstream(NO_UPSTREAM, expanded, false)).toMatchObject({ total: 6, setupTotal: 0 });
});

test("a reduce is ready when the last of many instances has succeeded, and not before", () => {
  const rule = (success: number) =>
    evaluateTriggerRule("all_success", addExpandedUpstream(NO_UPSTREAM, counts({ total: 10_000, success }), false));

  expect(rule(9999).kind).toBe("wait");
  expect(rule(10_000).kind).toBe("ready");
});

test("instances that are on their way are not finished", () => {
  expect(areAllFinished(counts({ total: 3, success: 1, skipped: 1 }))).toBe(false);
  expect(areAllFinished(counts({ total: 3, success: 1, failed: 1, upstreamFailed: 1 }))).toBe(true);
});

test("an expanded task is named once for each state, however many instances it has", () => {
  expect(namedStatesOf("m", counts({ total: 9, success: 4, failed: 2 }))).toEqual([
    { taskId: "m", state: "success" },
    { taskId: "m", state: "failed" },
    { taskId: "m", state: "none" },
  ]);
});

test("a mapped setup is done when all its instances succeeded; a failure weighs more than a skip", () => {
  expect(setupStateOf(counts({ total: 2, success: 2 }))).toBe("success");
  expect(setupStateOf(counts({ total: 2, success: 1 }))).toBe("none");
  expect(setupStateOf(counts({ total: 3, success: 1, skipped: 1 }))).toBe("skipped");
  expect(setupStateOf(counts({ total: 3, upstreamFailed: 1, skipped: 1 }))).toBe("failed");
});

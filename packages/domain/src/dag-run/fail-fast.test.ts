import { expect, test } from "vitest";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";
import { decideFailFast } from "./fail-fast.ts";

test.each<[TaskInstanceState, "fail" | "skip" | null]>([
  ["none", "skip"],
  ["scheduled", "skip"],
  ["queued", "skip"],
  ["running", "fail"],
  ["restarting", "fail"],
  ["deferred", "skip"],
  ["up_for_retry", "skip"],
  ["up_for_reschedule", "skip"],
  ["upstream_failed", "skip"],
  ["removed", "skip"],
  ["success", null],
  ["failed", null],
  ["skipped", null],
])("fail-fast makes of an instance that is %s: %s", (state, verb) => {
  expect(decideFailFast({ state, isTeardown: false })).toBe(verb);
});

test("fail-fast leaves teardowns alone, whatever they do", () => {
  expect(decideFailFast({ state: "running", isTeardown: true })).toBeNull();
  expect(decideFailFast({ state: "none", isTeardown: true })).toBeNull();
});

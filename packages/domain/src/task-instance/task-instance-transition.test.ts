import { expect, test } from "vitest";
import { isFinishedTaskInstanceState, TASK_INSTANCE_STATES } from "./task-instance-state.ts";
import {
  nextTaskInstanceState,
  STATES_A_BRANCH_MAY_SKIP,
  statesThatAllow,
  TASK_INSTANCE_VERBS,
} from "./task-instance-transition.ts";

const FINISHED = TASK_INSTANCE_STATES.filter(isFinishedTaskInstanceState);

test("an instance goes from none through scheduled, queued and running to success", () => {
  expect(nextTaskInstanceState("none", "schedule")).toBe("scheduled");
  expect(nextTaskInstanceState("scheduled", "queue")).toBe("queued");
  expect(nextTaskInstanceState("queued", "start")).toBe("running");
  expect(nextTaskInstanceState("running", "succeed")).toBe("success");
});

test("an instance that another scheduler has already queued is not queued twice", () => {
  expect(nextTaskInstanceState("queued", "queue")).toBeNull();
});

test.each(FINISHED)("a finished instance (%s) does not move by the work of a worker or scheduler", (finished) => {
  const verbs = [
    "schedule",
    "queue",
    "start",
    "succeed",
    "fail",
    "retry",
    "defer",
    "resume",
    "reschedule",
    "restart",
    "failUpstream",
  ] as const;
  for (const verb of verbs) expect(nextTaskInstanceState(finished, verb)).toBeNull();
});

test.each(FINISHED)("a finished instance (%s) is none again once it is cleared", (finished) => {
  expect(nextTaskInstanceState(finished, "clear")).toBe("none");
});

test("clearing an instance that was cleared already is allowed and changes nothing", () => {
  expect(nextTaskInstanceState("none", "clear")).toBe("none");
});

test("a running instance is stopped before it can be cleared, and then always gets another try", () => {
  expect(nextTaskInstanceState("running", "clear")).toBeNull();
  expect(nextTaskInstanceState("running", "restart")).toBe("restarting");
  expect(nextTaskInstanceState("restarting", "retry")).toBe("up_for_retry");
  expect(nextTaskInstanceState("restarting", "succeed")).toBeNull();
});

test("an empty task succeeds without having been queued or started", () => {
  expect(statesThatAllow("succeed")).toEqual(["none", "scheduled", "running"]);
});

test("only an instance the scheduler may look at fails by its upstream", () => {
  expect(statesThatAllow("failUpstream")).toEqual(["none", "up_for_retry", "up_for_reschedule"]);
});

test("a workload that no worker took is scheduled again", () => {
  expect(statesThatAllow("schedule")).toEqual(["none", "queued", "up_for_retry", "up_for_reschedule"]);
});

test("only a queued instance is started", () => {
  expect(statesThatAllow("start")).toEqual(["queued"]);
});

test("a deferred instance resumes by being scheduled", () => {
  expect(nextTaskInstanceState("deferred", "resume")).toBe("scheduled");
  expect(statesThatAllow("resume")).toEqual(["deferred"]);
});

test("a branch skips finished and waiting instances, but neither running ones nor removed ones", () => {
  expect(STATES_A_BRANCH_MAY_SKIP).toEqual([
    "none",
    "scheduled",
    "queued",
    "success",
    "failed",
    "up_for_retry",
    "up_for_reschedule",
    "upstream_failed",
    "deferred",
  ]);
});

test.each([
  ["markSuccess", "success"],
  ["markFailed", "failed"],
  ["markSkipped", "skipped"],
] as const)("a user's %s is written over every state but its own", (verb, to) => {
  for (const from of TASK_INSTANCE_STATES) expect(nextTaskInstanceState(from, verb)).toBe(from === to ? null : to);
});

test("a guard lists exactly the states from which its verb leads somewhere", () => {
  for (const verb of TASK_INSTANCE_VERBS) {
    for (const state of TASK_INSTANCE_STATES) {
      expect(statesThatAllow(verb).includes(state)).toBe(nextTaskInstanceState(state, verb) !== null);
    }
  }
});

test("every instance can be removed with its task, once", () => {
  expect(statesThatAllow("remove")).toEqual(TASK_INSTANCE_STATES.filter((state) => state !== "removed"));
});

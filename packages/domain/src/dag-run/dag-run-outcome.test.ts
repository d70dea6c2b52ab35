import { expect, test } from "vitest";
import { taskGraph } from "../serialized-dag/build-task-graph.ts";
import { aDag, aTask } from "../serialized-dag/serialized-dag.fixture.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";
import { decideDagRunOutcome, isDeadlocked, leafTaskIds } from "./dag-run-outcome.ts";

const teardown = (taskId: string, onFailureFailDagRun = false) =>
  aTask(taskId, { isTeardown: true, onFailureFailDagRun, triggerRule: "all_done_setup_success" });

const leavesOf = (...shape: Parameters<typeof aDag>) => leafTaskIds(taskGraph(aDag(...shape)));

test("the tasks with nothing downstream count", () => {
  expect(leavesOf({ tasks: ["a", "b", "c", "d"], edges: ["a > b", "a > c"] })).toEqual(["b", "c", "d"]);
});

test("work in front of a plain teardown counts and the teardown does not", () => {
  expect(leavesOf({ tasks: ["w", teardown("t")], edges: ["w > t"] })).toEqual(["w"]);
});

test("a teardown that may fail the run counts in place of the work in front of it", () => {
  expect(leavesOf({ tasks: ["w", teardown("t", true)], edges: ["w > t"] })).toEqual(["t"]);
});

test("a task after a teardown counts, the teardown and the work before it do not", () => {
  expect(leavesOf({ tasks: ["w", teardown("t"), "z"], edges: ["w > t > z", "w > z"] })).toEqual(["z"]);
  // Only what is directly downstream is looked at: here the work has nothing but a teardown below it.
  expect(leavesOf({ tasks: ["w", teardown("t"), "z"], edges: ["w > t > z"] })).toEqual(["w", "z"]);
});

test("in a Dag of nothing but teardowns the last of them count", () => {
  expect(leavesOf({ tasks: [teardown("t1"), teardown("t2")], edges: ["t1 > t2"] })).toEqual(["t2"]);
});

test.each<[readonly TaskInstanceState[], "success" | "failed"]>([
  [[], "success"],
  [["success", "skipped"], "success"],
  [["skipped"], "success"],
  [["removed"], "success"],
  [["success", "failed"], "failed"],
  [["upstream_failed"], "failed"],
])("a run whose counting instances ended %j is %s", (countingStates, outcome) => {
  expect(decideDagRunOutcome({ countingStates, unfinishedCount: 0 })).toBe(outcome);
});

test("a run goes on while anything is unfinished, whatever has failed", () => {
  expect(decideDagRunOutcome({ countingStates: ["failed"], unfinishedCount: 1 })).toBeNull();
});

const STUCK = { anyReady: false, anyChanged: false };
const waiting = (state: TaskInstanceState, given: Parameters<typeof aTask>[1] = {}) => ({
  unfinished: [{ state, task: aTask("t", given) }],
});

test("a run in which nothing can start is deadlocked", () => {
  expect(isDeadlocked({ ...waiting("none"), ...STUCK })).toBe(true);
});

test("a run with nothing unfinished, something ready or something just settled is not deadlocked", () => {
  expect(isDeadlocked({ unfinished: [], ...STUCK })).toBe(false);
  expect(isDeadlocked({ ...waiting("none"), ...STUCK, anyReady: true })).toBe(false);
  expect(isDeadlocked({ ...waiting("none"), ...STUCK, anyChanged: true })).toBe(false);
});

test.each(["scheduled", "queued", "running", "deferred", "restarting", "up_for_retry", "up_for_reschedule"] as const)(
  "an instance that is %s keeps its run from being deadlocked",
  (state) => {
    expect(isDeadlocked({ ...waiting(state), ...STUCK })).toBe(false);
  },
);

test.each([
  { dependsOnPast: true },
  { waitForDownstream: true },
  { maxActiveTisPerDag: 1 },
  { maxActiveTisPerDagRun: 1 },
])("a task with %j may be freed by another run", (given) => {
  expect(isDeadlocked({ ...waiting("none", given), ...STUCK })).toBe(false);
});

import { expect, test } from "vitest";
import { aTask } from "../serialized-dag/serialized-dag.fixture.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";
import { type Instant, instantFromMicroseconds, parseInstant } from "../time/instant.ts";
import { decideReadiness } from "./decide-readiness.ts";
import type { PreviousRunFacts, ReadinessInput } from "./readiness-input.ts";
import { countUpstream, NO_UPSTREAM } from "./upstream-counts.ts";

const at = (text: string): Instant => parseInstant(`${text}T00:00:00Z`) ?? instantFromMicroseconds(0);
const NOON = at("2024-01-05");
const LATER = at("2024-01-06");

function input(given: Partial<ReadinessInput> = {}): ReadinessInput {
  return {
    dag: { catchup: false, endDate: null },
    task: aTask("t"),
    state: "none",
    logicalDate: at("2024-01-01"),
    now: NOON,
    retryAt: null,
    upstream: NO_UPSTREAM,
    isDecidedAgainst: false,
    ...given,
  };
}

function upstream(...states: readonly TaskInstanceState[]) {
  return countUpstream(states.map((state) => ({ state, isSetup: false })));
}

function decide(given: Partial<ReadinessInput>) {
  const decision = decideReadiness(input(given));
  if (decision.kind === "wait") return decision.reasons.map(({ name }) => name);
  return decision.kind === "settle" ? decision.verb : decision.kind;
}

test("a task with nothing upstream is ready", () => {
  expect(decide({})).toBe("ready");
});

test("the trigger rule lets an instance run, settles it or makes it wait", () => {
  expect(decide({ upstream: upstream("success", "success") })).toBe("ready");
  expect(decide({ upstream: upstream("success", "failed") })).toBe("failUpstream");
  expect(decide({ upstream: upstream("success", "skipped") })).toBe("skip");
  expect(decide({ upstream: upstream("success", "running") })).toEqual(["Trigger Rule"]);
});

test.each(["scheduled", "queued", "running", "deferred", "success", "failed", "removed"] as const)(
  "an instance that is %s is not scheduled again, nor settled",
  (state) => {
    expect(decide({ state, upstream: upstream("failed") })).toEqual(["Task Instance State"]);
  },
);

test("an instance that a branch decided against is skipped whatever its rule", () => {
  const task = aTask("t", { triggerRule: "always" });
  expect(decide({ task, isDecidedAgainst: true, upstream: upstream("success") })).toBe("skip");
});

test("a retry waits for its delay", () => {
  expect(decide({ state: "up_for_retry", retryAt: LATER })).toEqual(["Not In Retry Period"]);
  expect(decide({ state: "up_for_retry", retryAt: NOON })).toBe("ready");
});

test("a sensor waits for the date of its next look", () => {
  expect(decide({ state: "up_for_reschedule", retryAt: LATER })).toEqual(["Ready To Reschedule"]);
  expect(decide({ state: "up_for_reschedule", retryAt: NOON })).toBe("ready");
});

test("an instance that waits for its retry still fails by its upstream", () => {
  expect(decide({ state: "up_for_retry", retryAt: LATER, upstream: upstream("failed") })).toBe("failUpstream");
});

test("an instance says everything it waits for at once", () => {
  const given = { state: "up_for_retry", retryAt: LATER, upstream: upstream("running") } as const;
  expect(decide(given)).toEqual(["Trigger Rule", "Not In Retry Period"]);
});

test("an instance of a later logical date than the end of its Dag or task never becomes runnable", () => {
  const end = at("2023-12-31");
  expect(decide({ dag: { catchup: false, endDate: end } })).toEqual(["Execution Date"]);
  expect(decide({ task: aTask("t", { endDate: end }) })).toEqual(["Execution Date"]);
  expect(decide({ task: aTask("t", { endDate: at("2024-01-01") }) })).toBe("ready");
});

test("a task's start date does not hold back its instances in existing runs", () => {
  expect(decide({ task: aTask("t", { startDate: at("2030-01-01") }) })).toBe("ready");
});

const PREVIOUS: PreviousRunFacts = {
  runId: "r1",
  logicalDate: at("2023-12-31"),
  taskStates: ["success"],
  downstreamStates: [],
  hasEarlierInstance: true,
};

function decideWithPast(
  given: Parameters<typeof aTask>[1],
  previousRun: Partial<PreviousRunFacts> | null,
  more: Partial<ReadinessInput> = {},
) {
  const facts = previousRun === null ? null : { ...PREVIOUS, ...previousRun };
  return decide({ task: aTask("t", given), previousRun: facts, ...more });
}

const BLOCKED = ["Previous Dagrun State"];

test.each<[TaskInstanceState, unknown]>([
  ["success", "ready"],
  ["skipped", "ready"],
  ["failed", BLOCKED],
  ["upstream_failed", BLOCKED],
  ["none", BLOCKED],
  ["running", BLOCKED],
  ["removed", BLOCKED],
])("a task that depends on its past, which is %s, decides %j", (state, expected) => {
  expect(decideWithPast({ dependsOnPast: true }, { taskStates: [state] })).toEqual(expected);
});

test("the first run of a Dag has no past", () => {
  expect(decideWithPast({ dependsOnPast: true }, null)).toBe("ready");
});

test("the past of a task that does not depend on it is not looked at", () => {
  expect(decideWithPast({}, { taskStates: ["failed"] })).toBe("ready");
});

test("the first instance of a task that is new in its Dag ignores the past unless told otherwise", () => {
  const isNew = { taskStates: [], hasEarlierInstance: false };
  expect(decideWithPast({ dependsOnPast: true }, isNew)).toBe("ready");
  expect(decideWithPast({ dependsOnPast: true, ignoreFirstDependsOnPast: false }, isNew)).toEqual(BLOCKED);
  expect(decideWithPast({ dependsOnPast: true }, { taskStates: [], hasEarlierInstance: true })).toEqual(BLOCKED);
});

test("with catchup a task that starts after the previous run has no past, without it waits for ever", () => {
  const task = { dependsOnPast: true, startDate: at("2024-01-01") };
  const isNew = { taskStates: [], hasEarlierInstance: true };
  expect(decideWithPast(task, isNew, { dag: { catchup: true, endDate: null } })).toBe("ready");
  expect(decideWithPast(task, isNew)).toEqual(BLOCKED);
});

test("a task that waits for its downstream waits for its own past too", () => {
  const task = { waitForDownstream: true };
  expect(decideWithPast(task, { downstreamStates: ["success", "skipped"] })).toBe("ready");
  expect(decideWithPast(task, { downstreamStates: ["success", "failed"] })).toEqual(BLOCKED);
  expect(decideWithPast(task, { taskStates: ["failed"], downstreamStates: ["success"] })).toEqual(BLOCKED);
});

test("an instance that waits for its past still fails by its upstream", () => {
  const upstreamFailed = { upstream: upstream("failed") };
  expect(decideWithPast({ dependsOnPast: true }, { taskStates: ["failed"] }, upstreamFailed)).toBe("failUpstream");
});

test.each<[readonly TaskInstanceState[], string | readonly string[]]>([
  [["success"], "ready"],
  [["success", "failed"], "failUpstream"],
  [["running", "upstream_failed"], "failUpstream"],
  [["running", "skipped"], "skip"],
  [["success", "running"], ["Trigger Rule"]],
  [["none"], ["Trigger Rule"]],
  [["removed"], ["Trigger Rule"]],
])("setups further up that are %j decide %j before the task's own rule", (states, expected) => {
  const indirectSetups = states.map((state, index) => ({ taskId: `s${index}`, state }));
  const task = aTask("t", { triggerRule: "all_done" });
  expect(decide({ task, indirectSetups, upstream: upstream("success") })).toEqual(expected);
});

test("the rule always and a teardown ignore setups further up", () => {
  const indirectSetups = [{ taskId: "s", state: "failed" }] as const;
  const given = { indirectSetups, upstream: upstream("success") };
  expect(decide({ ...given, task: aTask("t", { triggerRule: "always" }) })).toBe("ready");
  const teardown = aTask("t", { isTeardown: true, triggerRule: "all_done_setup_success" });
  expect(decide({ ...given, task: teardown })).toBe("ready");
});

test.each([
  ["failed", "failUpstream"],
  ["upstream_failed", "failUpstream"],
  ["skipped", "skip"],
] as const)("a mapped task whose list is %s never runs, whatever its rule", (state, verb) => {
  const mapSources = [{ taskId: "l", state }];
  const task = aTask("t", { triggerRule: "all_done" });
  expect(decide({ task, mapSources, upstream: upstream(state) })).toBe(verb);
});

test("a mapped task waits for its list even where its rule would not", () => {
  const mapSources = [{ taskId: "l", state: "running" as const }];
  const task = aTask("t", { triggerRule: "always" });
  expect(decide({ task, mapSources, upstream: upstream("running") })).toEqual(["Mapped dependencies have succeeded"]);
});

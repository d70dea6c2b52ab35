import { expect, test } from "vitest";
import { aTask } from "../serialized-dag/serialized-dag.fixture.ts";
import { addSeconds, instantFromMicroseconds } from "../time/instant.ts";
import { explainInstance, explainQueuedDagRun, type WaitingSurroundings, waitingReasons } from "./explain-waiting.ts";
import type { ReadinessInput } from "./readiness-input.ts";
import { NO_UPSTREAM } from "./upstream-counts.ts";

const NOON = instantFromMicroseconds(1_700_000_000_000_000);

const SCHEDULED: ReadinessInput = {
  dag: { catchup: false, endDate: null },
  task: aTask("t"),
  state: "scheduled",
  logicalDate: NOON,
  now: NOON,
  retryAt: null,
  upstream: NO_UPSTREAM,
  isDecidedAgainst: false,
};

const ROOMY: WaitingSurroundings = {
  dagId: "d",
  isDagPaused: false,
  isDagActive: true,
  dagRunState: "running",
  runType: "manual",
  pool: { slotsTotal: 128, slotsOccupied: 0 },
  activeInDag: { active: 0, maximum: 16 },
  activeOfTask: 0,
  activeOfTaskInRun: 0,
  executorSlotsFree: 32,
  parallelism: { active: 0, maximum: 32 },
  now: NOON,
  logicalDate: NOON,
  runsOfDag: { running: 0, maximum: 16 },
  schedulerHeardAt: NOON,
  isSchedulerAlive: true,
};

function kinds(input: Partial<ReadinessInput>, surroundings: Partial<WaitingSurroundings> = {}) {
  const reasons = waitingReasons(explainInstance({ ...SCHEDULED, ...input }, { ...ROOMY, ...surroundings }));
  return reasons.map(({ kind }) => kind);
}

test("an instance with room and a scheduler waits for nothing", () => {
  expect(kinds({})).toEqual([]);
});

test.each([
  ["pool-missing", { pool: null }],
  ["pool-too-small", { pool: { slotsTotal: 0, slotsOccupied: 0 } }],
  ["pool-full", { pool: { slotsTotal: 4, slotsOccupied: 4 } }],
  ["max-active-tasks", { activeInDag: { active: 16, maximum: 16 } }],
  ["parallelism", { parallelism: { active: 32, maximum: 32 } }],
  ["scheduler-silent", { isSchedulerAlive: false }],
  ["dag-paused", { isDagPaused: true }],
] as const)("what is held back by one thing alone is told %s", (kind, surroundings) => {
  expect(kinds({}, surroundings)).toEqual([kind]);
});

test("a task at its own limit is told of it", () => {
  expect(kinds({ task: aTask("t", { maxActiveTisPerDag: 1 }) }, { activeOfTask: 1 })).toEqual(["task-concurrency"]);
});

test("what waits for a time is told which", () => {
  const retryAt = addSeconds(NOON, 60);
  expect(kinds({ state: "up_for_retry", retryAt })).toEqual(["state", "retry-delay"]);
  expect(kinds({ state: "up_for_reschedule", retryAt })).toEqual(["state", "reschedule-date"]);
  expect(kinds({ state: "deferred" })).toEqual(["deferred", "state"]);
});

test("a mapped instance waits for what gives it its length", () => {
  expect(kinds({ state: "none", mapSources: [{ taskId: "list", state: "running" }] })).toEqual([
    "not-scheduled-yet",
    "map-length-unknown",
  ]);
});

test("a reason carries what its sentence says as data", () => {
  const checks = explainInstance(SCHEDULED, { ...ROOMY, pool: { slotsTotal: 4, slotsOccupied: 4 } });
  expect(waitingReasons(checks)).toEqual([
    {
      kind: "pool-full",
      message: 'The pool "default_pool" has 0 of 4 slots free and the task needs 1 slot.',
      facts: { pool: "default_pool", slotsNeeded: 1, slotsTotal: 4, slotsOccupied: 4 },
    },
  ]);
});

test("a queued run waits for its date, its Dag's limit, the pause and the file", () => {
  const reasonsOf = (given: Partial<WaitingSurroundings>) =>
    waitingReasons(explainQueuedDagRun({ ...ROOMY, ...given })).map(({ kind }) => kind);
  expect(reasonsOf({})).toEqual([]);
  expect(reasonsOf({ logicalDate: addSeconds(NOON, 1) })).toEqual(["logical-date-ahead"]);
  expect(reasonsOf({ runsOfDag: { running: 16, maximum: 16 } })).toEqual(["max-active-runs"]);
  expect(reasonsOf({ isDagPaused: true })).toEqual(["dag-paused"]);
  expect(reasonsOf({ isDagPaused: true, runType: "backfill" })).toEqual([]);
  expect(reasonsOf({ isDagActive: false })).toEqual(["dag-file-gone"]);
});

test("a queued run of a back-fill waits for that: for its limit, and while it is paused", () => {
  const run = { ...ROOMY, runType: "backfill", isDagPaused: true, runsOfDag: { running: 4, maximum: 4 } } as const;
  const reasons = waitingReasons(explainQueuedDagRun({ ...run, backfill: { id: 7, isPaused: true } }));
  expect(reasons.map(({ kind, message }) => [kind, message])).toEqual([
    ["max-active-runs", "The back-fill has 4 of at most 4 running runs."],
    ["backfill-paused", "Back-fill 7 is paused, so its runs do not start."],
  ]);
});

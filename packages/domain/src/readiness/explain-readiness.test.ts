import { expect, test } from "vitest";
import { aTask } from "../serialized-dag/serialized-dag.fixture.ts";
import { instantFromMicroseconds } from "../time/instant.ts";
import { explainReadiness, type ReadinessSurroundings } from "./explain-readiness.ts";
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

const ROOMY: ReadinessSurroundings = {
  dagId: "d",
  isDagPaused: false,
  dagRunState: "running",
  runType: "manual",
  pool: { slotsTotal: 128, slotsOccupied: 0 },
  activeInDag: { active: 0, maximum: 16 },
  activeOfTask: 0,
  activeOfTaskInRun: 0,
  executorSlotsFree: 32,
};

function unmet(input: Partial<ReadinessInput>, surroundings: Partial<ReadinessSurroundings> = {}) {
  const checks = explainReadiness({ ...SCHEDULED, ...input }, { ...ROOMY, ...surroundings });
  return Object.fromEntries(checks.filter(({ isMet }) => !isMet).map(({ name, reason }) => [name, reason]));
}

test("a scheduled instance with room for it has nothing in its way, and every check is listed", () => {
  const checks = explainReadiness(SCHEDULED, ROOMY);
  expect(checks.filter(({ isMet }) => !isMet)).toEqual([]);
  expect(checks.map(({ name }) => name)).toEqual([
    "Dagrun Running",
    "Dag Not Paused",
    "Task Instance State",
    "Task Instance Not Running",
    "Not Previously Skipped",
    "Trigger Rule",
    "Pool Slots Available",
    "Task Instance Slots Available",
    "Task Concurrency",
    "Executor Slots Available",
  ]);
});

test("an instance of a queued run of a paused Dag is told of the run, the pause and its own state", () => {
  expect(unmet({ state: "none" }, { isDagPaused: true, dagRunState: "queued" })).toEqual({
    "Dag Not Paused": 'The Dag "d" is paused.',
    "Dagrun Running": "The run is queued; tasks start only while it is running.",
    "Task Instance State": "The instance is not scheduled yet.",
  });
});

test("a back-fill goes on although its Dag is paused", () => {
  expect(unmet({}, { isDagPaused: true, runType: "backfill" })).toEqual({});
});

test("an instance whose upstream is not finished is told which", () => {
  const upstreamNamed = [{ taskId: "transform", state: "running" }] as const;
  expect(unmet({ state: "none", upstream: { ...NO_UPSTREAM, total: 1 }, upstreamNamed })).toEqual({
    "Task Instance State": "The instance is not scheduled yet.",
    "Trigger Rule":
      'The trigger rule "all_success" needs every upstream task to succeed: ' +
      "of 1 upstream task, 1 not finished (transform).",
  });
});

test("an instance without room is told of every limit that holds it back", () => {
  const task = aTask("t", { maxActiveTisPerDag: 1, pool: "small" });
  const full = {
    pool: { slotsTotal: 1, slotsOccupied: 1 },
    activeInDag: { active: 16, maximum: 16 },
    activeOfTask: 1,
    executorSlotsFree: 0,
  };
  expect(Object.keys(unmet({ task }, full))).toEqual([
    "Pool Slots Available",
    "Task Instance Slots Available",
    "Task Concurrency",
    "Executor Slots Available",
  ]);
});

test("a running instance is told that it runs", () => {
  expect(unmet({ state: "running" })).toEqual({
    "Task Instance State": "The instance is running.",
    "Task Instance Not Running": "The instance is running.",
  });
});

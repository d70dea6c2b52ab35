import { expect, test } from "vitest";
import {
  activeTaskKey,
  type CapacityFacts,
  chooseTaskInstances,
  type TaskInstanceCandidate,
} from "./choose-task-instances.ts";

const ROOMY: CapacityFacts = {
  freeSlots: 100,
  pools: new Map([["default_pool", { slotsTotal: 128, slotsOccupied: 0 }]]),
  activeByDag: new Map(),
  maxActiveTasksByDag: new Map(),
  activeByTask: new Map(),
  activeByRunTask: new Map(),
};

function candidate(id: number, given: Partial<TaskInstanceCandidate> = {}): TaskInstanceCandidate {
  return {
    id,
    dagId: "d",
    dagRunId: 1,
    taskId: `t${id}`,
    pool: "default_pool",
    poolSlots: 1,
    maxActiveTisPerDag: null,
    maxActiveTisPerDagRun: null,
    ...given,
  };
}

function choose(facts: Partial<CapacityFacts>, ...candidates: readonly TaskInstanceCandidate[]) {
  const { chosen, waiting } = chooseTaskInstances({ ...ROOMY, ...facts, candidates });
  return {
    chosen: chosen.map(({ id }) => id),
    waiting: Object.fromEntries(
      waiting.map(({ candidate: { id }, reason }) => [id, `${reason.name}: ${reason.reason}`]),
    ),
  };
}

test("where there is room everybody is chosen, best first", () => {
  expect(choose({}, candidate(2), candidate(1))).toEqual({ chosen: [2, 1], waiting: {} });
});

test("no more are chosen than the executor has slots", () => {
  expect(choose({ freeSlots: 1 }, candidate(1), candidate(2))).toEqual({
    chosen: [1],
    waiting: {
      2: "Executor Slots Available: The executor has no slot free: as many tasks run as parallelism allows.",
    },
  });
});

test("a pool is filled by slots, and a smaller candidate goes ahead of one that does not fit", () => {
  const pools = new Map([["p", { slotsTotal: 4, slotsOccupied: 1 }]]);
  const inPool = (id: number, poolSlots: number) => candidate(id, { pool: "p", poolSlots });
  expect(choose({ pools }, inPool(1, 2), inPool(2, 2), inPool(3, 1), inPool(4, 1))).toEqual({
    chosen: [1, 3],
    waiting: {
      2: 'Pool Slots Available: The pool "p" has 1 of 4 slots free and the task needs 2 slots.',
      4: 'Pool Slots Available: The pool "p" has 0 of 4 slots free and the task needs 1 slot.',
    },
  });
});

test("a full pool does not hold back candidates of other pools", () => {
  const pools = new Map([
    ["full", { slotsTotal: 1, slotsOccupied: 1 }],
    ["other", { slotsTotal: 1, slotsOccupied: 0 }],
  ]);
  expect(choose({ pools }, candidate(1, { pool: "full" }), candidate(2, { pool: "other" })).chosen).toEqual([2]);
});

test("a candidate larger than its whole pool is told that it can never start", () => {
  const pools = new Map([["small", { slotsTotal: 2, slotsOccupied: 0 }]]);
  expect(choose({ pools }, candidate(1, { pool: "small", poolSlots: 3 })).waiting[1]).toBe(
    'Pool Slots Available: The pool "small" has only 2 slots in all and the task needs 3 slots, so it can never start; ' +
      "make the pool larger, or give the task fewer pool slots.",
  );
});

test("a candidate whose pool does not exist is told so", () => {
  expect(choose({}, candidate(1, { pool: "gone" })).waiting[1]).toBe(
    'Pool Slots Available: There is no pool "gone"; create it, or give the task another pool.',
  );
});

test("a pool of -1 slots has no limit", () => {
  const pools = new Map([["open", { slotsTotal: -1, slotsOccupied: 1_000_000 }]]);
  expect(choose({ pools }, candidate(1, { pool: "open", poolSlots: 50 })).chosen).toEqual([1]);
});

test("a pool of more occupied than total slots, made smaller while tasks ran, has none free", () => {
  const pools = new Map([["p", { slotsTotal: 1, slotsOccupied: 3 }]]);
  expect(choose({ pools }, candidate(1, { pool: "p" })).waiting[1]).toContain("0 of 1 slot free");
});

test("a Dag runs no more tasks at once than it may, and others go on", () => {
  const facts = { activeByDag: new Map([["d", 15]]), maxActiveTasksByDag: new Map([["d", 16]]) };
  const outcome = choose(facts, candidate(1), candidate(2), candidate(3, { dagId: "e" }));
  expect(outcome).toEqual({
    chosen: [1, 3],
    waiting: { 2: 'Task Instance Slots Available: The Dag "d" runs 16 of at most 16 tasks at once.' },
  });
});

test("a task's instances are limited over all runs", () => {
  const limited = (id: number, dagRunId: number) => candidate(id, { taskId: "t", dagRunId, maxActiveTisPerDag: 2 });
  const activeByTask = new Map([[activeTaskKey("d", "t"), 1]]);
  expect(choose({ activeByTask }, limited(1, 1), limited(2, 2))).toEqual({
    chosen: [1],
    waiting: { 2: 'Task Concurrency: The task "t" has 2 of at most 2 active instances over all runs.' },
  });
});

test("a task's instances are limited within a run, without holding back other runs", () => {
  const limited = (id: number, dagRunId: number) => candidate(id, { taskId: "t", dagRunId, maxActiveTisPerDagRun: 1 });
  const activeByRunTask = new Map([[activeTaskKey(1, "t"), 1]]);
  expect(choose({ activeByRunTask }, limited(1, 1), limited(2, 2), limited(3, 2))).toEqual({
    chosen: [2],
    waiting: {
      1: 'Task Concurrency: The task "t" has 1 of at most 1 active instances in this run.',
      3: 'Task Concurrency: The task "t" has 1 of at most 1 active instances in this run.',
    },
  });
});

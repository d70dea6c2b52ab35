import fc from "fast-check";
import { expect, test } from "vitest";
import {
  activeTaskKey,
  type CapacityFacts,
  chooseTaskInstances,
  type TaskInstanceCandidate,
} from "./choose-task-instances.ts";

type Candidate = TaskInstanceCandidate;

const small = fc.integer({ min: 0, max: 3 });
const limit = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });

const candidates = fc
  .array(
    fc.record({
      dagId: fc.constantFrom("d", "e"),
      dagRunId: fc.constantFrom(1, 2),
      taskId: fc.constantFrom("a", "b"),
      pool: fc.constantFrom("p", "q", "missing"),
      poolSlots: fc.integer({ min: 1, max: 4 }),
      maxActiveTisPerDag: limit,
      maxActiveTisPerDagRun: limit,
    }),
    { maxLength: 24 },
  )
  .map((rows) => rows.map((row, id): Candidate => ({ id, ...row })));

const pool = fc.record({ slotsTotal: fc.integer({ min: -1, max: 6 }), slotsOccupied: small });

const facts: fc.Arbitrary<CapacityFacts> = fc.record({
  freeSlots: fc.integer({ min: 0, max: 8 }),
  pools: fc.record({ p: pool, q: pool }).map((pools) => new Map(Object.entries(pools))),
  activeByDag: fc.record({ d: small, e: small }).map((counts) => new Map(Object.entries(counts))),
  maxActiveTasksByDag: fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }).map((maximum) => {
    return new Map(maximum === null ? [] : [["d", maximum]]);
  }),
  activeByTask: small.map((active) => new Map([[activeTaskKey("d", "a"), active]])),
  activeByRunTask: small.map((active) => new Map([[activeTaskKey(1, "a"), active]])),
});

/** Whether a set of instances stays within every limit, counted anew from nothing but the facts and the set. */
function isWithinLimits(given: CapacityFacts, chosen: readonly Candidate[]): boolean {
  const countOf = (isCounted: (one: Candidate) => boolean) => chosen.filter(isCounted).length;
  return (
    chosen.length <= given.freeSlots &&
    chosen.every((one) => {
      const { dagId, dagRunId, taskId } = one;
      const ofPool = given.pools.get(one.pool);
      if (ofPool === undefined) return false;
      const slots = chosen.filter((other) => other.pool === one.pool).reduce((sum, other) => sum + other.poolSlots, 0);
      if (ofPool.slotsTotal >= 0 && ofPool.slotsOccupied + slots > ofPool.slotsTotal) return false;
      const inDag = (given.activeByDag.get(dagId) ?? 0) + countOf((other) => other.dagId === dagId);
      return (
        inDag <= (given.maxActiveTasksByDag.get(dagId) ?? Infinity) &&
        isWithinTaskLimits(given, chosen, one, taskId, dagRunId)
      );
    })
  );
}

/** Each instance brings limits of its own here, so they hold for those chosen up to it. */
function isWithinTaskLimits(
  given: CapacityFacts,
  chosen: readonly Candidate[],
  one: Candidate,
  taskId: string,
  dagRunId: number | string,
): boolean {
  const upToIt = chosen.slice(0, chosen.indexOf(one) + 1).filter((other) => other.taskId === taskId);
  const ofTask =
    (given.activeByTask.get(activeTaskKey(one.dagId, taskId)) ?? 0) +
    upToIt.filter((other) => other.dagId === one.dagId).length;
  const ofRun =
    (given.activeByRunTask.get(activeTaskKey(dagRunId, taskId)) ?? 0) +
    upToIt.filter((other) => other.dagRunId === dagRunId).length;
  return ofTask <= (one.maxActiveTisPerDag ?? Infinity) && ofRun <= (one.maxActiveTisPerDagRun ?? Infinity);
}

test("what is chosen is what one gets by adding, best first, each instance that still fits", () => {
  fc.assert(
    fc.property(facts, candidates, (given, rows) => {
      const expected: Candidate[] = [];
      for (const row of rows) if (isWithinLimits(given, [...expected, row])) expected.push(row);
      const { chosen, waiting } = chooseTaskInstances({ ...given, candidates: rows });

      expect(chosen.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      expect(waiting).toHaveLength(rows.length - chosen.length);
      expect(waiting.every(({ reason }) => !reason.isMet && reason.reason !== "")).toBe(true);
    }),
    { numRuns: 500 },
  );
});

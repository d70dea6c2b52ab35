import { addSeconds, type Instant, type SerializedDeadline } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { findNextMoment, listCallbacks, listMissedDeadlines, listSlaMisses } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import { checkSlas } from "../check-slas.ts";
import { createScheduledDagRuns } from "../create-scheduled-dag-runs.ts";
import { FAILURE, type LifecycleFixture, NOON } from "../lifecycle.fixture.ts";
import { missDeadlines } from "../miss-deadlines.ts";
import { setDagPaused } from "../set-dag-paused.ts";

const HOUR = 3600;
const PAGE = { dagId: "d", limit: 100, offset: 0 };

/** What becomes of deadlines and SLAs. `fixture` gives the test's own. */
export function describeDeadlines(fixture: () => LifecycleFixture): void {
  const miss = () => fixture().store.transaction((transaction) => missDeadlines(transaction, { now: fixture().now }));
  const missed = () => listMissedDeadlines(fixture().store.reader, PAGE);
  const calls = async () =>
    (await listCallbacks(fixture().store.reader, { ...PAGE, runId: null })).map(({ call }) => call);

  const inOneHour: SerializedDeadline = { reference: "queuedAt", intervalSeconds: HOUR, hasCallback: true };

  describe("a deadline of a run", () => {
    async function trigger(given: object): Promise<Instant> {
      await fixture().storeDag(aDag({ tasks: ["a"], edges: [], given }));
      await fixture().trigger();
      return addSeconds(fixture().now, HOUR);
    }

    test("is a moment for which the scheduler wakes", async () => {
      const dueAt = await trigger({ deadlines: [inOneHour] });
      expect(await findNextMoment(fixture().store.reader, { after: fixture().now })).toBe(dueAt);
      fixture().now = addSeconds(dueAt, -1);
      expect(await miss()).toBe(0);
    });

    test("is missed by a run that has not succeeded by then, once, and author code is told", async () => {
      const dueAt = await trigger({ deadlines: [inOneHour] });
      fixture().now = dueAt;
      expect(await miss()).toBe(1);
      expect(await miss()).toBe(0);
      expect(await missed()).toMatchObject([{ dagId: "d", taskId: null, position: 0, dueAt, missedAt: dueAt }]);
      expect(await calls()).toEqual([{ kind: "deadline", taskId: null, position: 0, dueAt }]);
    });

    test("is missed by a run that failed", async () => {
      const dueAt = await trigger({ deadlines: [inOneHour] });
      await fixture().runToEnd({ a: FAILURE });
      fixture().now = dueAt;
      await miss();
      expect(await missed()).toHaveLength(1);
    });

    test("is met by a run that succeeded before, and then forgotten", async () => {
      const dueAt = await trigger({ deadlines: [inOneHour] });
      await fixture().runToEnd();
      fixture().now = dueAt;
      expect(await miss()).toBe(1);
      expect(await missed()).toEqual([]);
      expect(await calls()).toEqual([]);
    });

    test("is only recorded where nobody is to be told", async () => {
      fixture().now = await trigger({ deadlines: [{ ...inOneHour, hasCallback: false }] });
      await miss();
      expect(await missed()).toHaveLength(1);
      expect(await calls()).toEqual([]);
    });
  });

  describe("a deadline of a task", () => {
    test("is met by a task that succeeded before, however the run goes on, and missed by one that had not", async () => {
      const tasks = ["a", "b"].map((taskId) => aTask(taskId, { deadlines: [inOneHour] }));
      await fixture().storeDag(aDag({ tasks, edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const [a] = await fixture().start();
      if (a !== undefined) await fixture().finish(a);
      fixture().pass(2 * HOUR);
      await miss();
      expect(await missed()).toMatchObject([{ runId, taskId: "b" }]);
      expect(await calls()).toMatchObject([{ kind: "deadline", taskId: "b", position: 0 }]);
    });
  });

  describe("an SLA", () => {
    const check = () => fixture().store.transaction((transaction) => checkSlas(transaction, { now: fixture().now }));
    const misses = () => listSlaMisses(fixture().store.reader, PAGE);
    const schedule = { kind: "cron", written: "@hourly", expression: "0 * * * *", timezone: "UTC" } as const;

    /** A run of noon succeeds, an hour after noon. */
    async function succeedOnce(): Promise<void> {
      const task = aTask("a", { slaSeconds: 600 });
      const given = { schedule, startDate: NOON, callbacks: ["slaMiss"] } as const;
      await fixture().storeDag(aDag({ tasks: [task], edges: [], given }));
      fixture().now = addSeconds(NOON, HOUR);
      await createRuns();
      await fixture().runToEnd();
    }
    const createRuns = () =>
      fixture().store.transaction((transaction) => createScheduledDagRuns(transaction, { now: fixture().now }));

    test("is missed for the interval after the next once its logical date and the SLA have passed", async () => {
      await succeedOnce();
      expect(await check()).toBe(1);
      expect(await misses()).toEqual([]);
      const dueAt = addSeconds(NOON, 2 * HOUR + 600);
      fixture().now = addSeconds(dueAt, 1);
      await check();
      expect(await misses()).toMatchObject([{ taskId: "a", logicalDate: addSeconds(NOON, 2 * HOUR), isNotified: 1 }]);
    });

    test("wakes the scheduler when it can be missed next, and not before", async () => {
      await succeedOnce();
      await check();
      const { now, store } = fixture();
      const row = await store.reader.selectFrom("slaCheck").select("checkAt").executeTakeFirstOrThrow();
      expect(row.checkAt).toBe(addSeconds(NOON, 2 * HOUR + 600) + 1);
      expect(await findNextMoment(store.reader, { after: now })).toBeLessThanOrEqual(row.checkAt);
      expect(await check()).toBe(0);
    });

    test("tells once of all that were missed, with the instances that are in the way", async () => {
      await succeedOnce();
      fixture().now = addSeconds(NOON, 4 * HOUR);
      // That of one o'clock, then, without catchup, the latest that is complete; both wait.
      await createRuns();
      await createRuns();
      await check();
      const at = [2, 3].map((hours) => ({ taskId: "a", logicalDate: addSeconds(NOON, hours * HOUR) }));
      expect(await calls()).toEqual([{ kind: "slaMiss", slas: at, blocking: [at[1]] }]);
      fixture().pass(1);
      await check();
      expect(await calls()).toHaveLength(1);
    });

    test("is missed by no task that never succeeded", async () => {
      const given = { schedule, startDate: NOON } as const;
      await fixture().storeDag(aDag({ tasks: [aTask("a", { slaSeconds: 600 })], edges: [], given }));
      fixture().now = addSeconds(NOON, 5 * HOUR);
      await createRuns();
      expect(await check()).toBe(1);
      expect(await misses()).toEqual([]);
    });

    test("of a paused Dag is looked at again with its next run", async () => {
      await succeedOnce();
      await fixture().store.transaction((transaction) =>
        setDagPaused(transaction, { dagId: "d", isPaused: true, now: fixture().now }),
      );
      fixture().now = addSeconds(NOON, 10 * HOUR);
      expect(await check()).toBe(1);
      expect(await check()).toBe(0);
      expect(await misses()).toEqual([]);
    });
  });
}

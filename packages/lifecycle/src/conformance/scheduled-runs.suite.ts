import { type Instant, parseInstant, type SerializedSchedule } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { createScheduledDagRuns } from "../create-scheduled-dag-runs.ts";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";
import { scheduleDueRetries } from "../schedule-due-retries.ts";
import { setDagPaused } from "../set-dag-paused.ts";
import { startDagRun } from "../start-dag-run.ts";
import { startTaskInstancesOfRun } from "../start-task-instances-of-run.ts";
import { triggerDagRun } from "../trigger-dag-run.ts";
import { updateNextDagRun } from "../update-next-dag-run.ts";

/** Which runs are created and started, and when. `fixture` gives the test's own. */
export function describeScheduling(fixture: () => LifecycleFixture): void {
  const DAILY: SerializedSchedule = { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" };
  const at = (text: string) => parseInstant(text) as Instant;

  async function createDue(): Promise<void> {
    while (
      (await fixture().store.transaction((transaction) =>
        createScheduledDagRuns(transaction, { now: fixture().now }),
      )) > 0
    );
  }

  const runIds = async () =>
    (await fixture().store.reader.selectFrom("dagRun").select("runId").orderBy("logicalDate").execute()).map(
      ({ runId }) => runId,
    );

  describe("a run that is carried out here and now", () => {
    test("starts although its Dag is paused and its pool is full, and starts nothing of other runs", async () => {
      await fixture().storeDag(aDag({ tasks: [aTask("a", { pool: "nowhere" })] }));
      const other = await fixture().trigger();
      const runId = await fixture().trigger();
      const { store, now } = fixture();
      await store.transaction((transaction) => setDagPaused(transaction, { dagId: "d", isPaused: true, now }));
      const { id: dagRunId } = await fixture().dagRun(runId);

      expect(await store.transaction((transaction) => startDagRun(transaction, { dagRunId, now }))).toBe(true);
      expect(await store.transaction((transaction) => startDagRun(transaction, { dagRunId, now }))).toBe(false);
      const start = (freeSlots: number) =>
        store.transaction((transaction) =>
          startTaskInstancesOfRun(transaction, {
            dagRunId,
            freeSlots,
            hostname: "test",
            jobId: 1,
            leaseSeconds: 30,
            newLeaseToken: () => "lease",
            now,
          }),
        );
      expect(await start(0)).toHaveLength(0);
      expect((await start(8)).map(({ instance }) => [instance.runId, instance.taskId])).toEqual([[runId, "a"]]);

      expect(await fixture().states(runId)).toEqual({ a: "running" });
      expect(await fixture().states(other)).toEqual({ a: "none" });
    });
  });

  describe("scheduled runs", () => {
    test("a Dag that does not catch up gets a run for the latest complete interval alone", async () => {
      const given = { schedule: DAILY, startDate: at("2023-12-01T00:00:00Z") };
      await fixture().storeDag(aDag({ tasks: ["a"], given }));
      await createDue();

      expect(await runIds()).toEqual(["scheduled__2023-12-31T00:00:00+00:00"]);
      await createDue();
      expect(await runIds()).toHaveLength(1);
    });

    test("a Dag that catches up gets every missed run, up to its limit of active runs, and goes on when one ends", async () => {
      const given = { schedule: DAILY, startDate: at("2023-12-28T00:00:00Z"), catchup: true, maxActiveRuns: 2 };
      await fixture().storeDag(aDag({ tasks: ["a"], given }));
      await createDue();
      expect(await runIds()).toHaveLength(2);
      await fixture().runToEnd();
      await fixture().store.transaction((transaction) =>
        updateNextDagRun(transaction, { dagId: "d", now: fixture().now }),
      );
      await createDue();

      expect(await runIds()).toEqual([
        "scheduled__2023-12-28T00:00:00+00:00",
        "scheduled__2023-12-29T00:00:00+00:00",
        "scheduled__2023-12-30T00:00:00+00:00",
        "scheduled__2023-12-31T00:00:00+00:00",
      ]);
    });

    test("a paused Dag gets none until it is unpaused", async () => {
      const given = { schedule: DAILY, startDate: at("2023-12-01T00:00:00Z") };
      await fixture().storeDag(aDag({ tasks: ["a"], given }));
      const pause = (isPaused: boolean) =>
        fixture().store.transaction((transaction) =>
          setDagPaused(transaction, { dagId: "d", isPaused, now: fixture().now }),
        );
      await pause(true);
      await createDue();
      expect(await runIds()).toEqual([]);

      expect(await pause(false)).toEqual({ kind: "changed" });
      expect(await pause(false)).toEqual({ kind: "unchanged" });
      await createDue();
      expect(await runIds()).toHaveLength(1);
    });

    test("of runs that are made at once with the same id or date one is made, and the others hear which", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const trigger = (runId: string) =>
        fixture().store.transaction((transaction) =>
          triggerDagRun(transaction, {
            dagId: "d",
            runId,
            logicalDate: at("2023-12-31T00:00:00Z"),
            dataInterval: null,
            conf: {},
            note: null,
            triggeredBy: "person",
            allowedRunIdPattern: ".*",
            now: fixture().now,
          }),
        );
      const outcomes = await Promise.all(["one", "one", "one", "one"].map(trigger));
      const kinds = outcomes.map(({ kind }) => kind).toSorted();
      expect(kinds).toEqual(["created", "run-id-taken", "run-id-taken", "run-id-taken"]);
      expect(await runIds()).toEqual(["one"]);
      expect(await trigger("other")).toEqual({ kind: "logical-date-taken", runId: "one" });
    });

    test("a logical date that a manual run has taken is passed over", async () => {
      const given = { schedule: DAILY, startDate: at("2023-12-31T00:00:00Z") };
      await fixture().storeDag(aDag({ tasks: ["a"], given }));
      await fixture().trigger("d", at("2023-12-31T00:00:00Z"));
      await createDue();

      expect(await runIds()).toEqual(["manual__2023-12-31T00:00:00+00:00"]);
    });

    test("a Dag starts as many runs at once as it may, oldest first", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"], given: { maxActiveRuns: 1 } }));
      const first = await fixture().trigger();
      const second = await fixture().trigger();
      expect(await fixture().startRuns()).toBe(1);

      expect((await fixture().dagRun(first)).state).toBe("running");
      expect((await fixture().dagRun(second)).state).toBe("queued");
    });
  });

  describe("retries", () => {
    test("an instance is scheduled again when its delay is over, and fails for good when no try is left", async () => {
      await fixture().storeDag(aDag({ tasks: [aTask("a", { retries: 1, retryDelaySeconds: 60 })] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ a: FAILURE });
      const retry = () =>
        fixture().store.transaction((transaction) => scheduleDueRetries(transaction, { now: fixture().now }));
      expect(await retry()).toBe(0);
      fixture().pass(60);
      expect(await retry()).toBe(1);
      await fixture().runToEnd({ a: FAILURE });

      expect(await fixture().taskInstance(runId, "a")).toMatchObject({ state: "failed", tryNumber: 2 });
      expect((await fixture().dagRun(runId)).state).toBe("failed");
    });
  });
}

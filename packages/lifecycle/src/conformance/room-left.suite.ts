import type { Instant, SerializedTask } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import type { FinishedAttempt } from "../batch/finished-attempt.ts";
import type { StartsAfterBatch } from "../batch/start-after-batch.ts";
import type { StartedTaskInstance } from "../batch/started-task-instance.ts";
import { finishAndStartTaskInstances } from "../finish-and-start-task-instances.ts";
import { type LifecycleFixture, RETURNED } from "../lifecycle.fixture.ts";
import { startDagRunsAndTaskInstances } from "../start-dag-runs-and-task-instances.ts";

/** Room that attempts leave to what follows them. `fixture` gives the test's own. */
export function describeRoomLeft(fixture: () => LifecycleFixture): void {
  let tokens = 0;
  const startInput = (given: { readonly freeSlots?: number; readonly hasRoom?: boolean }) => {
    const newLeaseToken = () => `lease-${(tokens += 1)}`;
    const { now } = fixture();
    return { freeSlots: 32, hostname: "test", jobId: 1, leaseSeconds: 30, newLeaseToken, now, ...given };
  };
  const startRuns = (freeSlots = 32) => {
    const { now } = fixture();
    return fixture().store.transaction((transaction) =>
      startDagRunsAndTaskInstances(transaction, { now, startInput: startInput({ freeSlots }) }),
    );
  };
  const finish = ({ started }: StartsAfterBatch, hasRoom: boolean) => {
    fixture().pass(1);
    const { now } = fixture();
    const attempts = started.map((one) => attemptOf(one, now));
    return fixture().store.transaction((transaction) =>
      finishAndStartTaskInstances(transaction, { attempts, now, start: startInput({ hasRoom }) }),
    );
  };
  const limitPool = (slots: number) =>
    fixture().store.transaction((transaction) => transaction.updateTable("pool").set({ slots }).execute());
  const limitDag = (maxActiveTasks: number) =>
    fixture().store.transaction((transaction) => transaction.updateTable("dag").set({ maxActiveTasks }).execute());
  const pauseDag = () =>
    fixture().store.transaction((transaction) => transaction.updateTable("dag").set({ isPaused: 1 }).execute());
  const trigger = async (tasks: readonly (SerializedTask | string)[], edges: readonly string[] = []) => {
    await fixture().storeDag(aDag({ tasks, edges }));
    await fixture().trigger();
  };

  describe("there is room", () => {
    test("where a start has found it for all that is scheduled", async () => {
      await trigger(["a", "b"]);
      expect(await startRuns()).toMatchObject({ hasRoom: true });
    });

    test("although tasks are scheduled whose Dag is paused: they wait for that", async () => {
      await trigger(["a", "b", "c"], ["a > b"]);
      const starts = await startRuns();
      await pauseDag();
      expect(await finish(starts, false)).toMatchObject({ started: [], hasRoom: true });
    });

    test.each([
      ["no slot is left for one of them", () => startRuns(1)],
      [
        "a pool has none",
        async () => {
          await limitPool(1);
          return startRuns();
        },
      ],
      [
        "their Dag may have no more of them active",
        async () => {
          await limitDag(1);
          return startRuns();
        },
      ],
    ])("not where %s", async (_why, start) => {
      await trigger(["a", "b"]);
      expect(await start()).toMatchObject({ started: [{ instance: { taskId: "a" } }], hasRoom: false });
    });

    test.each([
      ["pool", () => limitPool(1)],
      ["Dag", () => limitDag(1)],
    ])("not while more is taken than the limit of a %s has become", async (_what, limit) => {
      await trigger(["a", "b", "c"]);
      const { started } = await startRuns();
      await limit();
      const [a, b] = [started.slice(0, 1), started.slice(1, 2)];
      expect(await finish({ started: a, hasRoom: true }, false)).toMatchObject({ hasRoom: false });
      expect(await finish({ started: b, hasRoom: true }, false)).toMatchObject({ hasRoom: true });
    });
  });

  describe("where there is room, what an attempt leaves", () => {
    test("goes to what follows it, without a look at limits", async () => {
      await trigger(["a", "b"], ["a > b"]);
      const starts = await startRuns();
      await limitPool(0);
      expect(await finish(starts, true)).toMatchObject({ started: [{ instance: { taskId: "b" } }], hasRoom: true });
    });

    test("goes to nobody where nothing follows", async () => {
      await trigger(["a"]);
      expect(await finish(await startRuns(), true)).toMatchObject({ started: [], hasRoom: true });
    });

    test.each([
      ["two that follow", ["a", "b", "c"], ["a > b", "a > c"]],
      ["one that takes more of the pool", ["a", aTask("b", { poolSlots: 2 })], ["a > b"]],
      ["one in another pool", ["a", aTask("b", { pool: "elsewhere" })], ["a > b"]],
      [
        "two that follow what needs no slot",
        ["a", aTask("e", { kind: "empty" }), "b", "c"],
        ["a > e", "e > b", "e > c"],
      ],
    ])("is not enough for %s: they start as limits allow", async (_who, tasks, edges) => {
      await trigger(tasks, edges);
      const starts = await startRuns();
      await limitPool(0);
      expect(await finish(starts, true)).toMatchObject({ started: [], hasRoom: false });
    });

    test("goes to nobody whose Dag is paused", async () => {
      await trigger(["a", "b"], ["a > b"]);
      const starts = await startRuns();
      await pauseDag();
      expect(await finish(starts, true)).toMatchObject({ started: [] });
    });

    test("goes to nobody whose task may have no more active instances", async () => {
      await trigger(["a", aTask("b", { maxActiveTisPerDag: 1 })], ["a > b"]);
      await fixture().trigger();
      const { started } = await startRuns();
      const [first, second] = [started.slice(0, 1), started.slice(1, 2)];
      const next = await finish({ started: first, hasRoom: true }, true);
      expect(next.started).toMatchObject([{ instance: { taskId: "b" } }]);
      expect(await finish({ started: second, hasRoom: true }, true)).toMatchObject({ started: [] });
    });
  });
}

function attemptOf({ instance, leaseToken }: StartedTaskInstance, endedAt: Instant): FinishedAttempt {
  return {
    taskInstanceId: instance.id,
    leaseToken,
    outcome: RETURNED,
    endedAt,
    processId: 1,
    renderedFields: null,
    renderedMapIndex: null,
    place: instance,
  };
}

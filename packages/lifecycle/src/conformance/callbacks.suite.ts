import { addSeconds, type CallbackCall } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { type ClaimedCallback, findNextMoment, listCallbacks } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import { adoptCallbacks } from "../adopt-callbacks.ts";
import { failLostTaskInstances } from "../fail-lost-task-instances.ts";
import { FAILURE, type LifecycleFixture, SUCCESS } from "../lifecycle.fixture.ts";
import { markDagRun } from "../mark-dag-run.ts";
import { type CallbackDelivery, recordCallbackDelivery } from "../record-callback-delivery.ts";
import { takeCallbacks } from "../take-callbacks.ts";
import { timeOutDagRuns } from "../time-out-dag-runs.ts";

const LEASE_SECONDS = 60;

/** What author code is told of outside of any try. `fixture` gives the test's own. */
export function describeCallbacks(fixture: () => LifecycleFixture): void {
  let tokens = 0;
  const take = (limit = 10): Promise<readonly ClaimedCallback[]> =>
    fixture().store.transaction((transaction) =>
      takeCallbacks(transaction, {
        now: fixture().now,
        jobId: 7,
        limit,
        leaseSeconds: LEASE_SECONDS,
        newToken: () => {
          tokens += 1;
          return `token-${tokens}`;
        },
      }),
    );

  const record = (callback: ClaimedCallback, delivery: CallbackDelivery): Promise<boolean> =>
    fixture().store.transaction((transaction) =>
      recordCallbackDelivery(transaction, { callback, taskInstanceId: null, delivery, now: fixture().now }),
    );

  const calls = async (): Promise<readonly CallbackCall[]> =>
    (await listCallbacks(fixture().store.reader, { dagId: "d", runId: null, limit: 100, offset: 0 })).map(
      ({ call }) => call,
    );

  async function triggerTelling(callbacks: readonly ("success" | "failure")[], given = {}): Promise<string> {
    await fixture().storeDag(aDag({ tasks: ["a"], edges: [], given: { callbacks, ...given } }));
    return fixture().trigger();
  }

  describe("a run that ends", () => {
    test.each([
      ["success", SUCCESS, { kind: "dag", event: "success", reason: "success" }],
      ["failure", FAILURE, { kind: "dag", event: "failure", reason: "task_failure" }],
    ] as const)("tells of its %s, with the reason", async (_event, outcome, call) => {
      await triggerTelling(["success", "failure"]);
      await fixture().runToEnd({ a: outcome });
      expect(await calls()).toEqual([call]);
    });

    test("tells nobody of what its Dag does not name", async () => {
      await triggerTelling(["failure"]);
      await fixture().runToEnd();
      expect(await calls()).toEqual([]);
    });

    test("tells that its time was up", async () => {
      await triggerTelling(["failure"], { dagRunTimeoutSeconds: 60 });
      await fixture().startRuns();
      fixture().pass(61);
      await fixture().store.transaction((transaction) => timeOutDagRuns(transaction, { now: fixture().now }));
      expect(await calls()).toEqual([{ kind: "dag", event: "failure", reason: "timed_out" }]);
    });

    test("tells nobody when it was marked by hand", async () => {
      const runId = await triggerTelling(["success", "failure"]);
      await fixture().startRuns();
      await fixture().store.transaction((transaction) =>
        markDagRun(transaction, { dagId: "d", runId, state: "failed", now: fixture().now }),
      );
      expect(await calls()).toEqual([]);
    });
  });

  describe("an attempt", () => {
    async function startTelling(given = {}) {
      await fixture().storeDag(aDag({ tasks: [aTask("a", { callbacks: ["failure", "retry"], ...given })], edges: [] }));
      await fixture().trigger();
      await fixture().startRuns();
      const [started] = await fixture().start();
      if (started === undefined) throw new Error("The task did not start.");
      return started;
    }
    const loseAll = () =>
      fixture().store.transaction((transaction) =>
        failLostTaskInstances(transaction, { lost: { kind: "of-jobs", jobIds: [1] }, now: fixture().now }),
      );

    test("that was lost with its process has those told whom its task names", async () => {
      const { instance } = await startTelling();
      await loseAll();
      const exception = "The process that ran this try on test ended without reporting an outcome.";
      const [callback] = await take();
      expect(callback).toMatchObject({
        taskInstanceId: instance.id,
        call: { kind: "task", event: "failure", exception, tryNumber: 1 },
      });
    });

    test("that was lost and is tried again tells of a retry", async () => {
      await startTelling({ retries: 1 });
      await loseAll();
      expect(await calls()).toMatchObject([{ kind: "task", event: "retry", tryNumber: 1 }]);
    });

    test("that was lost has those told whom its task has e-mailed", async () => {
      await startTelling({ callbacks: [], email: { to: ["a@x.org"], onFailure: null, onRetry: false } });
      await loseAll();
      expect(await calls()).toMatchObject([{ kind: "task", event: "failure" }]);
    });

    test("whose own process has told them tells nobody again", async () => {
      const started = await startTelling();
      await fixture().finish(started, FAILURE, { areCallbacksDone: true });
      expect(await calls()).toEqual([]);
    });
  });

  describe("a callback", () => {
    async function takeOne(): Promise<ClaimedCallback> {
      const [callback] = await take();
      if (callback === undefined) throw new Error("There is no callback to deliver.");
      return callback;
    }

    test("is taken by one at a time, and by somebody else once the first was silent for too long", async () => {
      await triggerTelling(["success"]);
      await fixture().runToEnd();
      const first = await takeOne();
      expect(await take()).toEqual([]);
      const { store, now } = fixture();
      expect(await findNextMoment(store.reader, { after: now })).toBe(addSeconds(now, LEASE_SECONDS));

      fixture().pass(LEASE_SECONDS);
      expect(await takeOne()).toMatchObject({ id: first.id, tries: 2 });
      expect(await record(first, { kind: "delivered" })).toBe(false);
    });

    test("that a scheduler was delivering which is gone is delivered by the next at once", async () => {
      await triggerTelling(["success"]);
      await fixture().runToEnd();
      const first = await takeOne();
      const adopt = (jobIds: readonly number[]) =>
        fixture().store.transaction((transaction) => adoptCallbacks(transaction, { jobIds, now: fixture().now }));
      expect(await adopt([8])).toBe(0);
      expect(await take()).toEqual([]);
      expect(await adopt([7, 8])).toBe(1);
      expect(await takeOne()).toMatchObject({ id: first.id, tries: 2 });
    });

    test("is not delivered again, whether author code took it well or threw", async () => {
      for (const kind of ["delivered", "threw"] as const) {
        await triggerTelling(["success"]);
        await fixture().runToEnd();
        expect(await record(await takeOne(), { kind, message: "no" })).toBe(true);
        fixture().pass(100_000);
        expect(await take()).toEqual([]);
      }
    });

    test("that did not reach author code is tried again later, a few times and no more", async () => {
      await triggerTelling(["success"]);
      await fixture().runToEnd();
      let deliveries = 0;
      for (;;) {
        const [callback] = await take();
        if (callback === undefined) break;
        deliveries += 1;
        await record(callback, { kind: "undelivered", message: "The runner was lost." });
        expect(await take()).toEqual([]);
        fixture().pass(1000);
      }
      expect(deliveries).toBe(5);
    });

    test("that is given back is delivered by the next at once", async () => {
      await triggerTelling(["success"]);
      await fixture().runToEnd();
      await record(await takeOne(), { kind: "given-back" });
      expect(await takeOne()).toMatchObject({ call: { kind: "dag" } });
    });
  });
}

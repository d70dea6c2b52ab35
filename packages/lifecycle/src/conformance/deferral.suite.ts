import { randomUUID } from "node:crypto";
import { addSeconds, resumptionOfTry, type TriggerOutcome } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import {
  type ClaimedTrigger,
  claimTriggers,
  findNextMoment,
  insertJob,
  updateJobHeartbeats,
} from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import type { AttemptEnd } from "../batch/finished-attempt.ts";
import type { StartedTaskInstance } from "../batch/started-task-instance.ts";
import { FAILURE, type LifecycleFixture, RETURNED, SUCCESS } from "../lifecycle.fixture.ts";
import { markTaskInstances } from "../mark-task-instances.ts";
import { resumeTaskInstances } from "../resume-task-instances.ts";
import { timeOutDeferredTaskInstances } from "../time-out-deferred-task-instances.ts";

const DEFERRED: AttemptEnd = {
  kind: "deferred",
  trigger: { classpath: "AnswerTrigger", kwargs: '{"url":"http://h"}' },
  methodName: "readAnswer",
  methodKwargs: '{"page":2}',
  timeoutSeconds: null,
};

const EVENT: TriggerOutcome = { kind: "event", value: '{"status":200}' };

/** A task that gives its slot up until its trigger has an event. `fixture` gives the test's own. */
export function describeDeferral(fixture: () => LifecycleFixture): void {
  async function startFetch(options: { readonly executionTimeoutSeconds?: number } = {}) {
    const tasks = [aTask("fetch", { retries: 1, retryDelaySeconds: 10, ...options }), "next"];
    await fixture().storeDag(aDag({ tasks, edges: ["fetch > next"] }));
    const runId = await fixture().trigger();
    await fixture().startRuns();
    return { runId, started: await startOnly() };
  }

  async function startOnly(): Promise<StartedTaskInstance> {
    const [started] = await fixture().start();
    if (started === undefined) throw new Error("Nothing started.");
    return started;
  }

  /** Starts a task and has it deferred. */
  async function defer(given: Partial<AttemptEnd> & { readonly executionTimeoutSeconds?: number } = {}) {
    const { executionTimeoutSeconds, ...changes } = given;
    const fetch = await startFetch(executionTimeoutSeconds === undefined ? {} : { executionTimeoutSeconds });
    expect(await fixture().finish(fetch.started, { ...DEFERRED, ...changes } as AttemptEnd)).toBe(true);
    return fetch;
  }

  function claim(jobId: number, silentSeconds: number | null = null, limit = 10): Promise<readonly ClaimedTrigger[]> {
    const silentSince = silentSeconds === null ? null : addSeconds(fixture().now, -silentSeconds);
    return fixture().store.transaction((transaction) =>
      claimTriggers(transaction, { jobId, limit, silentSince, newToken: randomUUID }),
    );
  }

  async function claimOnly(jobId: number): Promise<ClaimedTrigger> {
    const [claimed] = await claim(jobId);
    if (claimed === undefined) throw new Error("There was nothing to claim.");
    return claimed;
  }

  function aJob(): Promise<number> {
    const job = { jobType: "TriggererJob", hostname: "test", processId: 1, now: fixture().now };
    return fixture().store.transaction((transaction) => insertJob(transaction, job));
  }

  async function resume({ taskInstanceId, token }: ClaimedTrigger, outcome: TriggerOutcome = EVENT): Promise<boolean> {
    const ended = [{ taskInstanceId, token, outcome }];
    const { stale } = await fixture().store.transaction((transaction) =>
      resumeTaskInstances(transaction, { ended, now: fixture().now }),
    );
    return stale.length === 0;
  }

  function timeOut(): Promise<number> {
    return fixture().store.transaction((transaction) =>
      timeOutDeferredTaskInstances(transaction, { now: fixture().now }),
    );
  }

  const triggers = () => fixture().store.reader.selectFrom("trigger").selectAll().execute();

  const clear = (runId: string) => fixture().clear(runId, { taskIds: ["fetch"] });

  describe("a task that is deferred", () => {
    test("waits without a slot and without a lease, says for what, and its run goes on", async () => {
      const { runId } = await defer();
      expect(await fixture().taskInstance(runId, "fetch")).toMatchObject({
        state: "deferred",
        tryNumber: 1,
        leaseToken: null,
        retryAt: null,
        endDate: null,
        stateReason: "Waits for the trigger AnswerTrigger.",
      });
      expect(await fixture().start()).toEqual([]);
      expect((await fixture().dagRun(runId)).state).toBe("running");
      expect(await fixture().store.reader.selectFrom("taskInstanceTry").selectAll().execute()).toEqual([]);
      expect(await triggers()).toMatchObject([{ classpath: "AnswerTrigger", kwargs: '{"url":"http://h"}' }]);
    });

    test("goes on in the same try with what its trigger came to, and keeps its start and its XComs", async () => {
      const { runId, started } = await defer();
      const { startDate } = await fixture().taskInstance(runId, "fetch");
      fixture().pass(60);
      expect(await resume(await claimOnly(1))).toBe(true);
      expect(await triggers()).toEqual([]);
      expect(await fixture().states(runId)).toMatchObject({ fetch: "scheduled", next: "none" });

      const again = await startOnly();
      expect(again.instance.id).toBe(started.instance.id);
      expect(again.resumption).toMatchObject({
        tryNumber: 1,
        methodName: "readAnswer",
        methodKwargs: '{"page":2}',
        outcome: EVENT,
      });
      expect(await fixture().taskInstance(runId, "fetch")).toMatchObject({ tryNumber: 1, startDate, resumption: null });
      await fixture().finish(again, RETURNED);
      expect(await fixture().states(runId)).toEqual({ fetch: "success", next: "scheduled" });
    });

    test("may be deferred again, as often as it likes", async () => {
      const { runId } = await defer();
      for (let times = 0; times < 3; times += 1) {
        await resume(await claimOnly(1));
        await fixture().finish(await startOnly(), DEFERRED);
        expect(await triggers()).toHaveLength(1);
      }
      await resume(await claimOnly(1));
      await fixture().finish(await startOnly(), SUCCESS);
      expect(await fixture().taskInstance(runId, "fetch")).toMatchObject({ state: "success", tryNumber: 1 });
    });

    test("begins anew in its next try", async () => {
      const { runId } = await defer();
      await resume(await claimOnly(1));
      await fixture().finish(await startOnly(), FAILURE);
      fixture().pass(10);
      await fixture().scheduleRetries();
      const retried = await startOnly();
      expect(retried).toMatchObject({ resumption: null, instance: { tryNumber: 2 } });
      expect((await fixture().taskInstance(runId, "fetch")).startDate).toBe(fixture().now);
    });

    test("begins anew when it is cleared after its trigger has had its event", async () => {
      const { runId } = await defer();
      await resume(await claimOnly(1));
      await clear(runId);
      const { resumption, tryNumber } = await fixture().taskInstance(runId, "fetch");
      expect(resumptionOfTry(resumption, tryNumber)).toBeNull();
      expect(await startOnly()).toMatchObject({ resumption: null, instance: { tryNumber: 2 } });
    });

    test("loses its trigger when it is cleared or marked, and what that reports is not believed", async () => {
      const { runId } = await defer();
      const claimed = await claimOnly(1);
      await clear(runId);
      expect(await triggers()).toEqual([]);
      expect(await resume(claimed)).toBe(false);
      expect(await fixture().states(runId)).toMatchObject({ fetch: "scheduled" });

      await fixture().finish(await startOnly(), DEFERRED);
      const second = await claimOnly(1);
      await fixture().store.transaction((transaction) =>
        markTaskInstances(transaction, {
          dagId: "d",
          runId,
          taskIds: ["fetch"],
          mapIndexes: null,
          state: "success",
          includeUpstream: false,
          includeDownstream: false,
          includePast: false,
          includeFuture: false,
          isDryRun: false,
          now: fixture().now,
        }),
      );
      expect(await triggers()).toEqual([]);
      expect(await resume(second)).toBe(false);
      expect(await fixture().states(runId)).toEqual({ fetch: "success", next: "scheduled" });
    });
  });

  describe("the time of a deferral", () => {
    test("is over at its own limit, when the instance goes on to fail", async () => {
      const { runId } = await defer({ timeoutSeconds: 60 });
      const { retryAt } = await fixture().taskInstance(runId, "fetch");
      expect(retryAt).toBe(addSeconds(fixture().now, 60));
      expect(await findNextMoment(fixture().store.reader, { after: fixture().now })).toBe(retryAt);
      expect(await timeOut()).toBe(0);
      fixture().pass(60);
      await fixture().scheduleRetries();
      expect(await fixture().states(runId)).toMatchObject({ fetch: "deferred" });
      expect(await timeOut()).toBe(1);
      expect((await startOnly()).resumption?.outcome).toEqual({ kind: "timeout", of: "trigger" });
      expect(await timeOut()).toBe(0);
    });

    test("is over with the execution timeout of the task, counted from the start of its try", async () => {
      const { runId } = await defer({ timeoutSeconds: 600, executionTimeoutSeconds: 100 });
      const { startDate, retryAt } = await fixture().taskInstance(runId, "fetch");
      expect(retryAt).toBe(addSeconds(startDate as never, 100));
      fixture().pass(100);
      expect(await timeOut()).toBe(1);
      const again = await startOnly();
      expect(again.resumption?.outcome).toEqual({ kind: "timeout", of: "execution" });
    });

    test("counts as time of execution when the task goes on", async () => {
      await defer({ executionTimeoutSeconds: 100 });
      fixture().pass(39);
      await resume(await claimOnly(1));
      expect((await startOnly()).task.executionTimeoutSeconds).toBe(60);
    });
  });

  describe("a trigger", () => {
    test("is taken by one triggerer, as far as it has room, with what its attempt is told", async () => {
      const { started } = await defer();
      expect(await claim(1, null, 0)).toEqual([]);
      expect(await claim(1)).toMatchObject([
        { taskInstanceId: started.instance.id, taskId: "fetch", tryNumber: 1, conf: "{}", externalTrigger: 1 },
      ]);
      expect(await claim(2)).toEqual([]);
    });

    test("is taken by one of two triggerers that ask in the same moment", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b", "c", "d", "e", "f"] }));
      await fixture().trigger();
      await fixture().startRuns();
      for (const started of await fixture().start()) await fixture().finish(started, DEFERRED);
      const claims = await Promise.all([claim(1, null, 3), claim(2, null, 3), claim(3, null, 3)]);
      // One that finds all rows in others' hands takes none, and asks again later.
      const ids = [...claims, await claim(4)].flat().map(({ id }) => id);
      expect(ids).toHaveLength(6);
      expect(new Set(ids).size).toBe(6);
    });

    test("is taken over from a triggerer that has become silent, whose reports then are not believed", async () => {
      await defer();
      const [silent, other] = [await aJob(), await aJob()];
      const lost = await claimOnly(silent);
      fixture().pass(31);
      await fixture().store.transaction((transaction) =>
        updateJobHeartbeats(transaction, { jobIds: [other], now: fixture().now }),
      );
      expect(await claim(other, 40)).toEqual([]);
      const [taken] = await claim(other, 30);
      expect(taken).toMatchObject({ taskInstanceId: lost.taskInstanceId });
      expect(await resume(lost)).toBe(false);
      expect(await resume(taken as ClaimedTrigger)).toBe(true);
    });
  });
}

import { addSeconds, type Clock, type Instant, parseInstant, type SerializedSchedule } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import type { AttemptLease, AttemptOutcome, AttemptReport, Workload } from "@baram/execution-api";
import type { Executor } from "@baram/executors";
import { LifecycleFixture, NOON } from "@baram/lifecycle/fixture";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Scheduler } from "./scheduler.ts";

const SUCCESS: AttemptOutcome = { kind: "success", xcoms: [], skippedTaskIds: [], returnedLength: null };
const DAILY: SerializedSchedule = { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" };
const EVERY_MINUTE: SerializedSchedule = {
  kind: "cron",
  expression: "* * * * *",
  timezone: "UTC",
  written: "* * * * *",
};

class FakeClock implements Clock {
  at: Instant = NOON;
  now(): Instant {
    return this.at;
  }
}

/** Takes workloads, and lets a test wait until one for a task has come. */
class FakeExecutor implements Executor {
  readonly name = "FakeExecutor";
  readonly started: Workload[] = [];
  readonly cancelled: AttemptLease[] = [];
  slots = 32;
  readonly #waiting: (() => void)[] = [];

  start(workloads: readonly Workload[]): void {
    this.started.push(...workloads);
    this.slots -= workloads.length;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  cancel(lease: AttemptLease): void {
    this.cancelled.push(lease);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  async nextCancelled(): Promise<AttemptLease> {
    for (;;) {
      const lease = this.cancelled.shift();
      if (lease !== undefined) return lease;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  freeSlots(): number {
    return this.slots;
  }

  backlog(): number {
    return 0;
  }

  async stop(): Promise<void> {}

  async next(taskId: string): Promise<Workload> {
    for (;;) {
      const index = this.started.findIndex(({ key }) => key.taskId === taskId);
      if (index !== -1) return this.started.splice(index, 1)[0] as Workload;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

let fixture: LifecycleFixture;
let executor: FakeExecutor;
let clock: FakeClock;
let scheduler: Scheduler;

beforeEach(async () => {
  fixture = await LifecycleFixture.open();
  executor = new FakeExecutor();
  clock = new FakeClock();
  const silent = () => undefined;
  const logger = { debug: silent, info: silent, warn: silent, error: silent };
  let tokens = 0;
  scheduler = new Scheduler(
    {
      store: fixture.store,
      executor,
      clock,
      logger,
      jobId: 1,
      hostname: "test",
      leaseSeconds: 60,
      newLeaseToken: () => `lease-${(tokens += 1)}`,
      locateBundle: ({ hash, relativePath }) => ({
        hash,
        modulePath: `/bundles/${hash}.mjs`,
        sourcePath: relativePath,
      }),
    },
    { safetyPassSeconds: 3600 },
  );
});

afterEach(async () => {
  await scheduler.stop();
  await fixture.close();
});

/** On SQLite nothing waits for more than the event loop's next round; some rounds in which nothing is begun are its end. */
async function untilItRests() {
  const transaction = vi.spyOn(fixture.store, "transaction");
  for (let quiet = 0; quiet < 20; quiet += 1) {
    const before = transaction.mock.calls.length;
    await new Promise((resolve) => setImmediate(resolve));
    if (transaction.mock.calls.length > before) quiet = 0;
  }
  return transaction;
}

function reportOf(workload: Workload, outcome: AttemptOutcome = SUCCESS): AttemptReport {
  const { taskInstanceId, leaseToken } = workload;
  executor.slots += 1;
  return {
    taskInstanceId,
    leaseToken,
    outcome,
    startedAt: clock.at,
    endedAt: clock.at,
    processId: 1,
    renderedFields: null,
    renderedMapIndex: null,
  };
}

describe("the scheduler", () => {
  test("starts a triggered run at once, and each task as soon as the one before is reported", async () => {
    scheduler.start();
    await fixture.storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
    clock.at = addSeconds(NOON, 5);
    const runId = await fixture.trigger();
    const first = await executor.next("a");
    expect(first).toMatchObject({
      key: { dagId: "d", runId, taskId: "a", mapIndex: -1 },
      tryNumber: 1,
      logPath: `dag_id=d/run_id=${runId}/task_id=a.attempt=1.log`,
    });
    scheduler.report(reportOf(first));
    scheduler.report(reportOf(await executor.next("b")));
    await scheduler.stop();

    expect((await fixture.dagRun(runId)).state).toBe("success");
  });

  test("starts a triggered run and its first task in one transaction, and needs no other", async () => {
    scheduler.start();
    await fixture.storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
    clock.at = addSeconds(NOON, 5);
    const transaction = await untilItRests();
    transaction.mockClear();
    await fixture.trigger();
    await executor.next("a");
    await untilItRests();

    // The one that triggers it is the other.
    expect(transaction).toHaveBeenCalledTimes(2);
  });

  test("finishes a task and starts the one after it in one transaction, and needs no other", async () => {
    scheduler.start();
    await fixture.storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
    clock.at = addSeconds(NOON, 5);
    await fixture.trigger();
    const first = await executor.next("a");
    const transaction = await untilItRests();
    transaction.mockClear();
    scheduler.report(reportOf(first));
    await executor.next("b");
    await scheduler.stop();

    expect(transaction).toHaveBeenCalledTimes(1);
  });

  test("ends a run in one transaction, and needs no other where nothing waited for its end", async () => {
    scheduler.start();
    await fixture.storeDag(aDag({ tasks: ["a"] }));
    clock.at = addSeconds(NOON, 5);
    const runId = await fixture.trigger();
    const only = await executor.next("a");
    const transaction = await untilItRests();
    transaction.mockClear();
    scheduler.report(reportOf(only));
    await untilItRests();

    expect((await fixture.dagRun(runId)).state).toBe("success");
    expect(transaction).toHaveBeenCalledTimes(1);
  });

  test("starts the run that waited for another one's end", async () => {
    scheduler.start();
    await fixture.storeDag(aDag({ tasks: ["a"], given: { maxActiveRuns: 1 } }));
    clock.at = addSeconds(NOON, 5);
    await fixture.trigger();
    const second = await fixture.trigger();
    const first = await executor.next("a");
    await untilItRests();
    scheduler.report(reportOf(first));

    expect((await executor.next("a")).key.runId).toBe(second);
  });

  test("starts a run whose logical date lies ahead when it comes, without anything else happening", async () => {
    scheduler.start();
    await fixture.storeDag(aDag({ tasks: ["a"] }));
    clock.at = addSeconds(NOON, 5);
    await untilItRests();
    const runId = await fixture.trigger("d", addSeconds(clock.at, 0.05));
    await untilItRests();
    clock.at = addSeconds(NOON, 6);

    expect((await executor.next("a")).key.runId).toBe(runId);
  });

  describe("whose database goes away before it has answered a commit", () => {
    const lost = new Error("the connection is lost");

    beforeEach(() => {
      vi.spyOn(fixture.store, "isUnreachable").mockImplementation((error) => error === lost);
    });

    /** The next transaction that does what is named is carried out, or undone, and then no answer comes. */
    function loseTheAnswer({ isCommitted }: { readonly isCommitted: boolean }): void {
      const transaction = fixture.store.transaction.bind(fixture.store);
      vi.spyOn(fixture.store, "transaction").mockImplementationOnce(async (body) => {
        await transaction(async (given) => {
          await body(given);
          if (!isCommitted) throw lost;
        });
        throw lost;
      });
    }

    test.each([true, false])("starts each task once when it is back (committed: %s)", async (isCommitted) => {
      scheduler.start();
      await fixture.storeDag(aDag({ tasks: ["a", "b", "c"], edges: ["a > b > c"] }));
      clock.at = addSeconds(NOON, 5);
      const runId = await fixture.trigger();
      const first = await executor.next("a");
      await new Promise((resolve) => setImmediate(resolve));
      loseTheAnswer({ isCommitted });
      scheduler.report(reportOf(first));
      const second = await executor.next("b");
      scheduler.report(reportOf(second));
      scheduler.report(reportOf(await executor.next("c")));
      await scheduler.stop();

      expect(second.tryNumber).toBe(1);
      expect(executor.started).toEqual([]);
      expect((await fixture.dagRun(runId)).state).toBe("success");
    });
  });

  test("gives a task along what the tasks it reads returned, if they ended with its start and said little", async () => {
    scheduler.start();
    const sum = aTask("sum", { inputTaskIds: ["small", "large"] });
    await fixture.storeDag(
      aDag({
        tasks: ["small", "large", "unread", sum, "after"],
        edges: ["small > sum > after", "large > sum", "unread > sum"],
      }),
    );
    clock.at = addSeconds(NOON, 5);
    await fixture.trigger();
    const returning = (value: string): AttemptOutcome => ({
      kind: "success",
      xcoms: [{ key: "return_value", value }],
      skippedTaskIds: [],
      returnedLength: null,
    });
    // Reported in one moment, they are finished together.
    const reports = [
      reportOf(await executor.next("small"), returning("1")),
      reportOf(await executor.next("large"), returning(`"${"x".repeat(16_384)}"`)),
      reportOf(await executor.next("unread"), returning("3")),
    ];
    for (const report of reports) scheduler.report(report);
    const reading = await executor.next("sum");
    scheduler.report(reportOf(reading, returning("4")));
    const after = await executor.next("after");
    scheduler.report(reportOf(after));
    await scheduler.stop();

    expect(reading.returned).toEqual([{ taskId: "small", mapIndex: -1, value: "1" }]);
    expect(after.returned).toBeUndefined();
  });

  test("creates and runs what came due while nobody was there", async () => {
    const given = { schedule: DAILY, startDate: parseInstant("2023-12-01T00:00:00Z") };
    await fixture.storeDag(aDag({ tasks: ["a"], given }));
    scheduler.start();

    expect((await executor.next("a")).key.runId).toBe("scheduled__2023-12-31T00:00:00+00:00");
  });

  test("looks at nothing for a new Dag of which no run is due", async () => {
    scheduler.start();
    const transaction = await untilItRests();
    transaction.mockClear();
    await fixture.storeDag(aDag({ tasks: ["a"] }));
    await untilItRests();

    // The one that stores it.
    expect(transaction).toHaveBeenCalledTimes(1);
  });

  test("creates the first run of a new Dag when it is due at once", async () => {
    scheduler.start();
    await untilItRests();
    const given = { schedule: DAILY, startDate: parseInstant("2023-12-01T00:00:00Z") };
    await fixture.storeDag(aDag({ tasks: ["a"], given }));

    expect((await executor.next("a")).key.runId).toBe("scheduled__2023-12-31T00:00:00+00:00");
  });

  test("creates the first run of a new Dag when it comes due, without anything else happening", async () => {
    scheduler.start();
    await untilItRests();
    clock.at = addSeconds(NOON, 59.95);
    await fixture.storeDag(aDag({ tasks: ["a"], given: { schedule: EVERY_MINUTE, startDate: NOON } }));
    await untilItRests();
    clock.at = addSeconds(NOON, 61);

    expect((await executor.next("a")).key.runId).toBe("scheduled__2024-01-01T12:00:00+00:00");
  });

  test("has what runs in a Dag that fails fast cancelled", async () => {
    scheduler.start();
    await fixture.storeDag(aDag({ tasks: ["a", "b"], given: { failFast: true } }));
    clock.at = addSeconds(NOON, 5);
    const runId = await fixture.trigger();
    const first = await executor.next("a");
    const { leaseToken } = await executor.next("b");
    scheduler.report(reportOf(first, { kind: "failed", message: "It broke.", mayRetry: true }));

    expect(await executor.nextCancelled()).toMatchObject({ leaseToken });
    expect((await fixture.dagRun(runId)).state).toBe("failed");
  });

  test("ends a run when its time is up, without anything else happening", async () => {
    scheduler.start();
    await fixture.storeDag(aDag({ tasks: ["a"], given: { dagRunTimeoutSeconds: 0.05 } }));
    clock.at = addSeconds(NOON, 5);
    const runId = await fixture.trigger();
    const { leaseToken } = await executor.next("a");
    clock.at = addSeconds(NOON, 6);

    expect(await executor.nextCancelled()).toMatchObject({ leaseToken });
    expect(await fixture.dagRun(runId)).toMatchObject({ state: "failed", stateReason: "timed_out" });
  });

  test("retries a failed try once its delay is over", async () => {
    scheduler.start();
    await fixture.storeDag(aDag({ tasks: [aTask("a", { retries: 1, retryDelaySeconds: 0.05 })] }));
    clock.at = addSeconds(NOON, 5);
    await fixture.trigger();
    const first = await executor.next("a");
    scheduler.report(reportOf(first, { kind: "failed", message: "It broke.", mayRetry: true }));
    clock.at = addSeconds(NOON, 6);

    expect((await executor.next("a")).tryNumber).toBe(2);
  });

  test("starts no more than the executor has slots for, and goes on when one is free", async () => {
    executor.slots = 1;
    scheduler.start();
    await fixture.storeDag(aDag({ tasks: [aTask("a", { priorityWeight: 2 }), "b"] }));
    clock.at = addSeconds(NOON, 5);
    await fixture.trigger();
    const first = await executor.next("a");
    expect(executor.started).toEqual([]);
    scheduler.report(reportOf(first));

    expect((await executor.next("b")).key.taskId).toBe("b");
  });

  test("refuses the report of an attempt whose lease is gone", async () => {
    scheduler.start();
    await fixture.storeDag(aDag({ tasks: ["a"] }));
    clock.at = addSeconds(NOON, 5);
    const runId = await fixture.trigger();
    const workload = await executor.next("a");
    scheduler.report({ ...reportOf(workload), leaseToken: "stale" });
    await scheduler.stop();

    expect(await fixture.states(runId)).toEqual({ a: "running" });
  });
});

import { instantFromMicroseconds } from "@baram/domain";
import type { AttemptLease, AttemptReport, ExecutionApi, Workload } from "@baram/execution-api";
import type { AttemptOptions } from "@baram/runner-pool";
import { expect, test } from "vitest";
import { createWorker } from "./worker.ts";

/** A pool whose attempts end when the test says so, or when they are stopped. */
class ScriptedPool {
  readonly attempts = new Map<string, { readonly options: AttemptOptions; readonly finish: () => void }>();

  readonly waitingCount = 0;

  readonly runAttempt = (workload: Workload, options: AttemptOptions): Promise<AttemptReport> => {
    return new Promise((resolve) => {
      const finish = () =>
        resolve(aReport(workload, { kind: "success", xcoms: [], skippedTaskIds: [], returnedLength: null }));
      this.attempts.set(workload.leaseToken, { options, finish });
      options.signal?.addEventListener("abort", () => {
        const message = String((options.signal?.reason as Error | undefined)?.message);
        resolve(aReport(workload, { kind: "failed", message, mayRetry: true }));
      });
    });
  };

  attempt(leaseToken: string) {
    const attempt = this.attempts.get(leaseToken);
    if (attempt === undefined) throw new Error(`No attempt under ${leaseToken} was started.`);
    return attempt;
  }
}

function aReport({ taskInstanceId, leaseToken }: Workload, outcome: AttemptReport["outcome"]): AttemptReport {
  const now = instantFromMicroseconds(0);
  return {
    taskInstanceId,
    leaseToken,
    outcome,
    startedAt: now,
    endedAt: now,
    processId: 1,
    renderedFields: null,
    renderedMapIndex: null,
  };
}

function aWorkload(taskInstanceId: number, leaseToken: string): Workload {
  return { taskInstanceId, leaseToken } as Workload;
}

function aWorker(extendLeases: (leases: readonly AttemptLease[]) => Promise<readonly AttemptLease[]> = async () => []) {
  const pool = new ScriptedPool();
  const reports: AttemptReport[] = [];
  const answered: unknown[] = [];
  const executionApi = {
    answer: async (...asked: unknown[]) => {
      answered.push(asked);
      return { kind: "answer", answer: null };
    },
  } as unknown as ExecutionApi;
  const silent = () => undefined;
  const worker = createWorker({
    runnerPool: pool,
    executionApi,
    prepareBundle: async () => undefined,
    clock: { now: () => instantFromMicroseconds(0) },
    logFolder: "/logs",
    onReport: (report) => reports.push(report),
    extendLeases,
    heartbeatSeconds: 5,
    graceSeconds: 10,
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  });
  return { worker, pool, reports, answered };
}

/** Lets what has been resolved already be carried on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("the slot is free before the report of a finished attempt is handed over", async () => {
  const order: string[] = [];
  const { worker, pool, reports } = aWorker();
  worker.startAttempt(aWorkload(7, "a"), () => order.push(`released with ${reports.length} reports`));
  await settled();
  pool.attempt("a").finish();
  await settled();
  expect(order).toEqual(["released with 0 reports"]);
  expect(reports).toMatchObject([{ taskInstanceId: 7, leaseToken: "a", outcome: { kind: "success" } }]);
  expect(worker.runningAttempts).toEqual([]);
});

test("what author code asks is answered under the attempt's own lease", async () => {
  const { worker, pool, answered } = aWorker();
  worker.startAttempt(aWorkload(7, "a"));
  await settled();
  await pool.attempt("a").options.answer({ kind: "getVariable", key: "k" });
  expect(answered).toEqual([["a", 7, { kind: "getVariable", key: "k" }]]);
});

test("one heartbeat extends the leases of all running attempts", async () => {
  const extended: AttemptLease[] = [];
  const { worker } = aWorker(async (leases) => {
    extended.push(...leases);
    return [];
  });
  worker.startAttempt(aWorkload(1, "a"));
  worker.startAttempt(aWorkload(2, "b"));
  await settled();
  expect(await worker.sendHeartbeat()).toBe(2);
  expect(extended).toEqual([
    { taskInstanceId: 1, leaseToken: "a" },
    { taskInstanceId: 2, leaseToken: "b" },
  ]);
});

test("an attempt that lost its lease is killed and its report is dropped", async () => {
  const { worker, pool, reports } = aWorker(async (leases) => leases.slice(0, 1));
  let released = 0;
  worker.startAttempt(aWorkload(1, "stale"), () => released++);
  worker.startAttempt(aWorkload(2, "alive"));
  await settled();
  await worker.sendHeartbeat();
  await settled();
  expect(pool.attempt("stale").options.signal?.aborted).toBe(true);
  expect(worker.runningAttempts).toEqual([{ taskInstanceId: 2, leaseToken: "alive" }]);
  expect(reports).toEqual([]);
  expect(released).toBe(1);
});

test("a heartbeat that fails stops nothing", async () => {
  const { worker } = aWorker(async () => {
    throw new Error("The database is away.");
  });
  worker.startAttempt(aWorkload(1, "a"));
  await settled();
  expect(await worker.sendHeartbeat()).toBe(1);
  expect(worker.runningAttempts).toHaveLength(1);
});

test("an attempt stopped with its failure asked for is reported as failed with the reason", async () => {
  const { worker, reports } = aWorker();
  worker.startAttempt(aWorkload(1, "a"));
  await settled();
  worker.stopAttempt({ taskInstanceId: 1, leaseToken: "a" }, { reason: "marked failed", report: "fail" });
  await settled();
  expect(reports).toMatchObject([{ outcome: { kind: "failed", message: "marked failed" } }]);
});

test("a stop under an older lease leaves the next attempt of the same task instance alone", async () => {
  const { worker, pool } = aWorker();
  worker.startAttempt(aWorkload(1, "next"));
  await settled();
  worker.stopAttempt({ taskInstanceId: 1, leaseToken: "older" }, { reason: "cleared", report: "drop" });
  expect(pool.attempt("next").options.signal?.aborted).toBe(false);
});

test("a shutdown stops every attempt within its own grace and hands over the failures", async () => {
  const { worker, pool, reports } = aWorker();
  worker.startAttempt(aWorkload(1, "a"));
  worker.startAttempt(aWorkload(2, "b"));
  await settled();
  await worker.stop({ graceSeconds: 3 });
  expect(pool.attempt("a").options.graceSeconds).toBe(3);
  expect(reports.map(({ outcome }) => outcome)).toEqual([
    { kind: "failed", message: "the worker was shut down", mayRetry: true },
    { kind: "failed", message: "the worker was shut down", mayRetry: true },
  ]);
});

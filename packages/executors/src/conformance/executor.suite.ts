import type { AttemptLease, Workload } from "@baram/execution-api";
import { describe, expect, test } from "vitest";
import type { Executor } from "../executor.ts";

/** A worker that notes what it is asked and ends attempts when the test says so. */
export class RecordingWorker {
  readonly started: string[] = [];
  readonly stopped: string[] = [];
  readonly #release = new Map<string, () => void>();

  readonly startAttempt = (workload: Workload, releaseSlot: () => void): void => {
    this.started.push(workload.leaseToken);
    this.#release.set(workload.leaseToken, releaseSlot);
  };

  readonly stopAttempt = (lease: AttemptLease): void => {
    this.stopped.push(lease.leaseToken);
  };

  waiting = 0;

  readonly waitingAttempts = (): number => this.waiting;

  finish(leaseToken: string): void {
    this.#release.get(leaseToken)?.();
  }
}

/** A workload under this lease token. */
function aWorkload(leaseToken: string): Workload {
  return {
    taskInstanceId: 1,
    key: { dagId: "dag", runId: "run", taskId: leaseToken, mapIndex: -1 },
    leaseToken,
  } as Workload;
}

function lease(leaseToken: string): AttemptLease {
  return { taskInstanceId: 1, leaseToken };
}

/** What every executor promises. `create` makes one with exactly this many slots. */
export function describeExecutor(name: string, slots: number, create: (worker: RecordingWorker) => Executor): void {
  const tokens = Array.from({ length: slots }, (_, index) => `running-${index}`);

  function full(): { executor: Executor; worker: RecordingWorker } {
    const worker = new RecordingWorker();
    const executor = create(worker);
    executor.start(tokens.map(aWorkload));
    return { executor, worker };
  }

  describe(name, () => {
    test("workloads start at once and in order while slots are free", () => {
      const { executor, worker } = full();
      expect(worker.started).toEqual(tokens);
      expect(executor.freeSlots()).toBe(0);
    });

    test("a workload beyond the slots starts when one becomes free", () => {
      const { executor, worker } = full();
      executor.start([aWorkload("late")]);
      expect(worker.started).not.toContain("late");
      worker.finish("running-0");
      expect(worker.started).toContain("late");
    });

    test("what nobody carries out yet is counted, for want of a slot and of a runner", () => {
      const { executor, worker } = full();
      expect(executor.backlog()).toBe(0);
      executor.start([aWorkload("late")]);
      expect(executor.backlog()).toBe(1);
      worker.finish("running-0");
      worker.waiting = 2;
      expect(executor.backlog()).toBe(2);
    });

    test("a finished attempt frees exactly one slot, however often it says so", () => {
      const { executor, worker } = full();
      worker.finish("running-0");
      worker.finish("running-0");
      expect(executor.freeSlots()).toBe(1);
    });

    test("a workload that is delivered twice starts once", () => {
      const worker = new RecordingWorker();
      const executor = create(worker);
      executor.start([aWorkload("twice")]);
      executor.start([aWorkload("twice")]);
      worker.finish("twice");
      expect(worker.started.filter((token) => token === "twice")).toHaveLength(1);
    });

    test("a cancelled workload that waits never starts", () => {
      const { executor, worker } = full();
      executor.start([aWorkload("late")]);
      executor.cancel(lease("late"));
      worker.finish("running-0");
      expect(worker.started).not.toContain("late");
      expect(worker.stopped).toEqual([]);
    });

    test("a cancelled attempt that runs is stopped, and holds its slot until it is over", () => {
      const { executor, worker } = full();
      executor.cancel(lease("running-0"));
      expect(worker.stopped).toEqual(["running-0"]);
      expect(executor.freeSlots()).toBe(0);
    });

    test("an attempt that is over is not stopped", () => {
      const { executor, worker } = full();
      worker.finish("running-0");
      executor.cancel(lease("running-0"));
      expect(worker.stopped).toEqual([]);
    });

    test("stopping waits for what runs and starts nothing more", async () => {
      const { executor, worker } = full();
      executor.start([aWorkload("late")]);
      const stopped = executor.stop();
      for (const token of tokens) worker.finish(token);
      await stopped;
      expect(worker.started).toEqual(tokens);
      expect(executor.freeSlots()).toBe(0);
    });
  });
}

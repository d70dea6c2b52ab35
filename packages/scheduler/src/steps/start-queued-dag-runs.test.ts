import { expect, test } from "vitest";
import type { AttemptHandOver } from "../attempt-hand-over.ts";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";
import { startQueuedDagRuns } from "./start-queued-dag-runs.ts";

test("requests are let through while runs that end as they start make room for the next", async () => {
  const seen: string[] = [];
  let left = 5;
  const handOver = {
    commit: async () => {
      seen.push("started");
      left -= 1;
      return { mayHaveMore: left > 0 };
    },
  } as unknown as AttemptHandOver;
  const dependencies = { clock: { now: () => 0 } } as unknown as SchedulerDependencies;
  setImmediate(() => seen.push("request"));

  expect(await startQueuedDagRuns(dependencies, handOver, { isBusy: false, dagIds: null, alone: null })).toBe(false);
  expect(seen.indexOf("request")).toBeLessThan(seen.lastIndexOf("started"));
});

test("while runs are still to be created, only some are started", async () => {
  let count = 0;
  const handOver = {
    commit: async () => {
      count += 1;
      return { mayHaveMore: true };
    },
  } as unknown as AttemptHandOver;
  const dependencies = { clock: { now: () => 0 } } as unknown as SchedulerDependencies;

  expect(await startQueuedDagRuns(dependencies, handOver, { isBusy: true, dagIds: null, alone: null })).toBe(true);
  expect(count).toBe(1);
});

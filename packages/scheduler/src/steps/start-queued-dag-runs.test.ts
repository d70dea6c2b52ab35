import { expect, test } from "vitest";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";
import { startQueuedDagRuns } from "./start-queued-dag-runs.ts";

test("requests are let through while runs that end as they start make room for the next", async () => {
  const seen: string[] = [];
  let left = 5;
  const store = {
    transaction: async () => {
      seen.push("started");
      left -= 1;
      return left > 0 ? 1 : 0;
    },
  };
  const dependencies = { store, clock: { now: () => 0 } } as unknown as SchedulerDependencies;
  setImmediate(() => seen.push("request"));

  expect(await startQueuedDagRuns(dependencies, { isBusy: false })).toEqual({ count: 4, hasMore: false });
  expect(seen.indexOf("request")).toBeLessThan(seen.lastIndexOf("started"));
});

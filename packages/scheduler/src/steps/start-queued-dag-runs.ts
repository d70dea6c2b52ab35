import { startDagRuns } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Starts the queued runs that fit below their Dags' limits. @returns how many. */
export async function startQueuedDagRuns({
  store,
  clock,
  onlyBackfills = false,
}: SchedulerDependencies): Promise<number> {
  let total = 0;
  for (;;) {
    const now = clock.now();
    const started = await store.transaction((transaction) => startDagRuns(transaction, { now, onlyBackfills }));
    if (started === 0) return total;
    total += started;
  }
}

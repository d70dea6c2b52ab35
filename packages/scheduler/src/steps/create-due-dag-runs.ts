import { setImmediate } from "node:timers/promises";
import { createScheduledDagRuns } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** How many runs one Dag gets in a pass at most, so that one that catches up does not hold up all others. */
const RUNS_PER_DAG_AND_PASS = 10;

/** What a pass came to. */
export interface DueDagRuns {
  /** How many Dags were due, each as often as it was. */
  readonly count: number;
  /** Whether there may be more, which the next pass creates. */
  readonly hasMore: boolean;
}

/**
 * Creates the runs whose moment has come, a few Dags a transaction, one run per Dag in each.
 *
 * Requests and reports are let through in between, because on SQLite a transaction never waits.
 */
export async function createDueDagRuns({ store, clock }: SchedulerDependencies): Promise<DueDagRuns> {
  let count = 0;
  for (let round = 0; round < RUNS_PER_DAG_AND_PASS; round += 1) {
    const now = clock.now();
    const due = await store.transaction((transaction) => createScheduledDagRuns(transaction, { now }));
    count += due;
    if (due === 0) return { count, hasMore: false };
    if (round > 0) await setImmediate();
  }
  return { count, hasMore: true };
}

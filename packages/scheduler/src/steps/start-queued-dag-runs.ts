import { setImmediate } from "node:timers/promises";
import { startDagRuns } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** What a pass came to. */
export interface StartedDagRuns {
  readonly count: number;
  /** Whether there may be more, which the next pass starts. */
  readonly hasMore: boolean;
}

/**
 * Starts the queued runs that fit below their Dags' limits.
 *
 * Runs whose tasks need no runner end as they are started, and make room for the next: a Dag that catches up on years of
 * them comes to its end here. Requests and reports are let through in between, because on SQLite a transaction never
 * waits.
 *
 * @param isBusy whether runs are still to be created: then only some are started, so that a thousand Dags that are due
 * together all get their runs soon.
 */
export async function startQueuedDagRuns(
  { store, clock }: SchedulerDependencies,
  { isBusy }: { readonly isBusy: boolean },
): Promise<StartedDagRuns> {
  let count = 0;
  for (let round = 0; ; round += 1) {
    if (round > 1) await setImmediate();
    const now = clock.now();
    const started = await store.transaction((transaction) => startDagRuns(transaction, { now }));
    count += started;
    if (started === 0) return { count, hasMore: false };
    if (isBusy) return { count, hasMore: true };
  }
}

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
 * @param isBusy whether runs are still to be created: then only some are started, so that a thousand Dags that are due
 * together all get their runs soon.
 */
export async function startQueuedDagRuns(
  { store, clock }: SchedulerDependencies,
  { isBusy }: { readonly isBusy: boolean },
): Promise<StartedDagRuns> {
  for (let count = 0; ; ) {
    const now = clock.now();
    const started = await store.transaction((transaction) => startDagRuns(transaction, { now }));
    count += started;
    if (started === 0) return { count, hasMore: false };
    if (isBusy) return { count, hasMore: true };
  }
}

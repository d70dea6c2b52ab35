import { setImmediate } from "node:timers/promises";
import { startDagRunsAndTaskInstances } from "@baram/lifecycle";
import type { AttemptHandOver } from "../attempt-hand-over.ts";
import type { WhereRunsAreQueued } from "../queued-runs.ts";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/**
 * Starts the queued runs that fit below their Dags' limits, and what in them fits into the executor's slots.
 *
 * Runs whose tasks need no runner end as they are started, and make room for the next: a Dag that catches up on years of
 * them comes to its end here. Requests and reports are let through in between, because on SQLite a transaction never
 * waits.
 *
 * @param given.isBusy whether runs are still to be created: then only some are started, so that a thousand Dags that are due
 * together all get their runs soon.
 * @returns whether there may be more, which the next pass starts.
 */
export async function startQueuedDagRuns(
  dependencies: SchedulerDependencies,
  handOver: AttemptHandOver,
  { isBusy, dagIds, alone }: WhereRunsAreQueued & { readonly isBusy: boolean },
): Promise<boolean> {
  const { clock, executor } = dependencies;
  for (let round = 0; ; round += 1) {
    if (round > 1) await setImmediate();
    const now = clock.now();
    const { mayHaveMore } = await handOver.commit((transaction, hasRoom) => {
      const startInput = { ...dependencies, freeSlots: executor.freeSlots(), hasRoom, now };
      return startDagRunsAndTaskInstances(transaction, { now, dagIds, alone: round === 0 ? alone : null, startInput });
    });
    if (!mayHaveMore || isBusy) return mayHaveMore;
  }
}

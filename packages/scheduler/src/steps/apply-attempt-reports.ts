import type { AttemptReport } from "@baram/execution-api";
import { finishAndStartTaskInstances } from "@baram/lifecycle";
import type { AttemptHandOver } from "../attempt-hand-over.ts";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/**
 * Finishes what has been reported, readies what waited for it and starts what fits, in one transaction.
 *
 * Reports that arrived together are written together: a commit costs the same for one and for fifty.
 */
export async function applyAttemptReports(
  dependencies: SchedulerDependencies,
  handOver: AttemptHandOver,
  reports: readonly AttemptReport[],
): Promise<void> {
  const { executor, clock, logger } = dependencies;
  const now = clock.now();
  const attempts = reports.map((report) => ({ ...report, ...handOver.takePlace(report) }));
  const { stale } = await handOver.commit((transaction, hasRoom) => {
    const start = { ...dependencies, freeSlots: executor.freeSlots(), hasRoom, now };
    return finishAndStartTaskInstances(transaction, { attempts, now, start });
  });
  for (const { taskInstanceId } of stale) {
    logger.info("Refused the report of an attempt whose lease is gone", { taskInstanceId });
  }
}

import { listAfterRunEnds } from "@baram/metadata-store";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";
import { freeRunLimits } from "./free-run-limits.ts";

/** What is to be looked at, now that runs have ended. */
export interface AfterRunEnds {
  /** Whether a run may have come due. */
  readonly runs: boolean;
  readonly queuedRuns: boolean;
  /** Dags for which updates of assets are noted. */
  readonly assetsOf: readonly string[];
}

/**
 * Lets the schedules of Dags go on that were at their limit of active runs, now that one of their runs has ended, and finds
 * by one query what else may have waited for that: mostly nothing has.
 */
export async function goOnAfterRunEnds(
  dependencies: SchedulerDependencies,
  dagIds: readonly string[],
): Promise<AfterRunEnds> {
  const dags = await listAfterRunEnds(dependencies.store.reader, dagIds);
  const held = dags.filter(({ isHeldByRunLimit }) => isHeldByRunLimit === 1).map(({ dagId }) => dagId);
  await freeRunLimits(dependencies, held);
  return {
    runs: held.length > 0,
    queuedRuns: dags.some(({ hasQueuedRuns }) => hasQueuedRuns === 1),
    assetsOf: dags.filter(({ hasNotedUpdates }) => hasNotedUpdates === 1).map(({ dagId }) => dagId),
  };
}

import { NO_MEASUREMENTS } from "@baram/domain";
import { createAssetTriggeredDagRuns } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/**
 * Creates the runs of Dags whose assets were updated as they wait for.
 *
 * @param dagIds to look at; `null` for every Dag for which something is noted.
 * @returns how many were created.
 */
export async function createAssetDagRuns(
  { store, clock, measurements = NO_MEASUREMENTS }: SchedulerDependencies,
  dagIds: readonly string[] | null,
): Promise<number> {
  const created = await store.transaction((transaction) =>
    createAssetTriggeredDagRuns(transaction, { dagIds, now: clock.now() }),
  );
  if (created.length > 0) measurements.count("dataset.triggered_dagruns", {}, created.length);
  return created.length;
}

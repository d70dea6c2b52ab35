import { createAssetTriggeredDagRuns } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/**
 * Creates the runs of Dags whose assets were updated as they wait for.
 *
 * @param dagIds to look at; `null` for every Dag for which something is noted.
 * @returns how many were created.
 */
export async function createAssetDagRuns(
  { store, clock }: SchedulerDependencies,
  dagIds: readonly string[] | null,
): Promise<number> {
  const created = await store.transaction((transaction) =>
    createAssetTriggeredDagRuns(transaction, { dagIds, now: clock.now() }),
  );
  return created.length;
}

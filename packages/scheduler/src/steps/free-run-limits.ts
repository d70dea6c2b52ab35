import { updateNextDagRun } from "@baram/lifecycle";
import { listDagsHeldByRunLimit } from "@baram/metadata-store";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/**
 * Lets the schedules of Dags go on that were at their limit of active runs, and are no longer.
 *
 * @param dagIds those Dags; `null` for all there are, which are looked for: another scheduler may have ended between the end
 * of a run and this.
 */
export async function freeRunLimits(
  { store, clock }: SchedulerDependencies,
  dagIds: readonly string[] | null,
): Promise<void> {
  for (const dagId of dagIds ?? (await listDagsHeldByRunLimit(store.reader))) {
    const now = clock.now();
    await store.transaction((transaction) => updateNextDagRun(transaction, { dagId, now }));
  }
}

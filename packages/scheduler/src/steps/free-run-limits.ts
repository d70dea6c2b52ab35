import { updateNextDagRun } from "@baram/lifecycle";
import { listDagsHeldByRunLimit } from "@baram/metadata-store";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/**
 * Lets the schedules of Dags go on that were at their limit of active runs, now that one of their runs has ended.
 *
 * @param dagIds to look at; `null` for all Dags: another scheduler may have ended between the end of a run and this.
 */
export async function freeRunLimits(
  { store, clock }: SchedulerDependencies,
  dagIds: readonly string[] | null,
): Promise<void> {
  for (const dagId of await listDagsHeldByRunLimit(store.reader, dagIds)) {
    const now = clock.now();
    await store.transaction((transaction) => updateNextDagRun(transaction, { dagId, now }));
  }
}

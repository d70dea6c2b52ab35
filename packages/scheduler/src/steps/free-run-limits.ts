import { updateNextDagRun } from "@baram/lifecycle";
import { listDagsHeldByRunLimit } from "@baram/metadata-store";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Lets the schedules of Dags go on that were at their limit of active runs, now that one of their runs has ended. */
export async function freeRunLimits({ store, clock }: SchedulerDependencies, dagIds: readonly string[]): Promise<void> {
  for (const dagId of await listDagsHeldByRunLimit(store.reader, dagIds)) {
    const now = clock.now();
    await store.transaction((transaction) => updateNextDagRun(transaction, { dagId, now }));
  }
}

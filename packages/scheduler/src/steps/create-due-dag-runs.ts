import { createScheduledDagRuns } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Creates every run whose moment has come, a few Dags a transaction. @returns how many Dags were due. */
export async function createDueDagRuns({ store, clock }: SchedulerDependencies): Promise<number> {
  let total = 0;
  for (;;) {
    const now = clock.now();
    const due = await store.transaction((transaction) => createScheduledDagRuns(transaction, { now }));
    if (due === 0) return total;
    total += due;
  }
}

import { scheduleDueRetries } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Schedules again what is up for retry and due. @returns how many instances were due. */
export async function scheduleRetries({ store, clock }: SchedulerDependencies): Promise<number> {
  let total = 0;
  for (;;) {
    const now = clock.now();
    const due = await store.transaction((transaction) => scheduleDueRetries(transaction, { now }));
    total += due;
    if (due === 0) return total;
  }
}

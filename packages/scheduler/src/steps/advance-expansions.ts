import { advanceTaskExpansions } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Inserts and readies the next stretch of a mapped task's instances. @returns how many were looked at. */
export async function advanceExpansions({ store, clock }: SchedulerDependencies): Promise<number> {
  const now = clock.now();
  return store.transaction((transaction) => advanceTaskExpansions(transaction, { now }));
}

import { judgeStalledDagRuns as judge } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Looks once at runs that wait for others, or for an event that was lost. @returns how many. */
export function judgeStalledDagRuns({ store, clock }: SchedulerDependencies): Promise<number> {
  const now = clock.now();
  return store.transaction((transaction) => judge(transaction, { now }));
}

import { checkSlas, missDeadlines } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Looks at the deadlines, and the SLAs, whose moment has come. @returns how many there were. */
export async function lookAtDeadlines({ store, clock, checksSlas = true }: SchedulerDependencies): Promise<number> {
  const now = clock.now();
  const deadlines = await store.transaction((transaction) => missDeadlines(transaction, { now }));
  if (!checksSlas) return deadlines;
  return deadlines + (await store.transaction((transaction) => checkSlas(transaction, { now })));
}

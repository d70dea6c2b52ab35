import { setImmediate } from "node:timers/promises";
import { advanceTaskExpansions } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/**
 * Inserts and readies the next stretch of a mapped task's instances. @returns how many were looked at.
 *
 * Whatever has come in meanwhile is let through before the next stretch: on SQLite a transaction never waits, so
 * without it stretch would follow stretch and nobody be answered.
 */
export async function advanceExpansions({ store, clock }: SchedulerDependencies): Promise<number> {
  const now = clock.now();
  const count = await store.transaction((transaction) => advanceTaskExpansions(transaction, { now }));
  await setImmediate();
  return count;
}

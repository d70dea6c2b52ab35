import { checkSlas, missDeadlines } from "@baram/lifecycle";
import type { DueAlerts } from "@baram/metadata-store";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Looks at the deadlines, and the SLAs, whose moment has come. @returns whether there were any. */
export async function lookAtDeadlines(
  { store, clock, checksSlas = true }: SchedulerDependencies,
  due: Pick<DueAlerts, "deadlines" | "slas">,
): Promise<boolean> {
  const now = clock.now();
  let count = 0;
  if (due.deadlines) count += await store.transaction((transaction) => missDeadlines(transaction, { now }));
  if (due.slas && checksSlas) count += await store.transaction((transaction) => checkSlas(transaction, { now }));
  return count > 0;
}

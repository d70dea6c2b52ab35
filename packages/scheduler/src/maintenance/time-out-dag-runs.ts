import { timeOutDagRuns as timeOut } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Fails the runs whose time is up. @returns how many. */
export async function timeOutDagRuns({ store, clock }: SchedulerDependencies): Promise<number> {
  let total = 0;
  for (;;) {
    const now = clock.now();
    const ended = await store.transaction((transaction) => timeOut(transaction, { now }));
    total += ended;
    if (ended === 0) return total;
  }
}

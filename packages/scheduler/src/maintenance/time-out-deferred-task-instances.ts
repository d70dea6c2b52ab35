import { timeOutDeferredTaskInstances as timeOut } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Resumes the deferred instances that have waited as long as they may, so that they fail. @returns how many. */
export async function timeOutDeferredTaskInstances({
  store,
  clock,
}: Pick<SchedulerDependencies, "store" | "clock">): Promise<number> {
  let total = 0;
  for (;;) {
    const now = clock.now();
    const resumed = await store.transaction((transaction) => timeOut(transaction, { now }));
    total += resumed;
    if (resumed === 0) return total;
  }
}

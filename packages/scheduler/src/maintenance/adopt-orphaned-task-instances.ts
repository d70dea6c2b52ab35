import { adoptCallbacks, failLostTaskInstances } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/**
 * Takes over what processes that are gone left running.
 *
 * A runner ends with the process that started it, so there is nothing to adopt alive: each such attempt is a failed
 * try, retried if tries are left. Callbacks they were delivering are delivered again.
 *
 * @param deadJobIds jobs whose process is known to be gone.
 * @returns how many attempts were lost.
 */
export function adoptOrphanedTaskInstances(
  { store, clock }: Pick<SchedulerDependencies, "store" | "clock">,
  deadJobIds: readonly number[],
): Promise<number> {
  const now = clock.now();
  return store.transaction(async (transaction) => {
    await adoptCallbacks(transaction, { jobIds: deadJobIds, now });
    return failLostTaskInstances(transaction, { lost: { kind: "of-jobs", jobIds: deadJobIds }, now });
  });
}

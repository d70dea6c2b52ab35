import { addSeconds, type Instant } from "@baram/domain";
import { failLostTaskInstances } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/**
 * Fails the attempts whose worker has stopped sending heartbeats. @returns how many.
 *
 * @param unreachableAt when the database was last found not to answer: until a lease's time after it, silence says nothing
 * of a worker.
 */
export async function failSilentTaskInstances(
  { store, clock, leaseSeconds }: SchedulerDependencies,
  { unreachableAt }: { readonly unreachableAt: Instant | null },
): Promise<number> {
  const now = clock.now();
  if (unreachableAt !== null && addSeconds(unreachableAt, leaseSeconds) > now) return 0;
  return store.transaction((transaction) =>
    failLostTaskInstances(transaction, { lost: { kind: "lease-expired" }, now }),
  );
}

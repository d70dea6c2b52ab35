import { addSeconds, type Instant, NO_MEASUREMENTS } from "@baram/domain";
import { failLostTaskInstances } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/**
 * Fails the attempts whose worker has stopped sending heartbeats. @returns how many.
 *
 * @param unreachableAt when the database was last found not to answer: until a lease's time after it, silence says nothing
 * of a worker.
 */
export async function failSilentTaskInstances(
  { store, clock, leaseSeconds, measurements = NO_MEASUREMENTS }: SchedulerDependencies,
  { unreachableAt }: { readonly unreachableAt: Instant | null },
): Promise<number> {
  const now = clock.now();
  if (unreachableAt !== null && addSeconds(unreachableAt, leaseSeconds) > now) return 0;
  const count = await store.transaction((transaction) =>
    failLostTaskInstances(transaction, { lost: { kind: "lease-expired" }, now }),
  );
  if (count > 0) measurements.count("zombies_killed", {}, count);
  return count;
}

import { startTaskInstances } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";
import { workloadOf } from "../workload-of.ts";

/** Starts what is scheduled and fits. @returns how many attempts were handed to the executor. */
export async function startScheduledTaskInstances(dependencies: SchedulerDependencies): Promise<number> {
  const { store, executor, clock } = dependencies;
  const freeSlots = executor.freeSlots();
  if (freeSlots === 0) return 0;
  const now = clock.now();
  const started = await store.transaction((transaction) =>
    startTaskInstances(transaction, { ...dependencies, freeSlots, now }),
  );
  executor.start(started.map((instance) => workloadOf(instance, dependencies)));
  return started.length;
}

import { startTaskInstances } from "@baram/lifecycle";
import { measureDuration } from "../measure-duration.ts";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";
import { workloadOf } from "../workload-of.ts";

/** Starts what is scheduled and fits. @returns how many attempts were handed to the executor. */
export async function startScheduledTaskInstances(dependencies: SchedulerDependencies): Promise<number> {
  const { store, executor, clock, measurements } = dependencies;
  const freeSlots = executor.freeSlots();
  if (freeSlots === 0) return 0;
  const now = clock.now();
  const started = await measureDuration(dependencies, "scheduler.critical_section_duration", () =>
    store.transaction((transaction) => startTaskInstances(transaction, { ...dependencies, freeSlots, now })),
  );
  measurements?.set("scheduler.tasks.executable", started.length);
  executor.start(started.map((instance) => workloadOf(instance, dependencies)));
  return started.length;
}

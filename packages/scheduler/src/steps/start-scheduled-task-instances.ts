import { startTaskInstances } from "@baram/lifecycle";
import type { AttemptHandOver } from "../attempt-hand-over.ts";
import { measureDuration } from "../measure-duration.ts";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Starts what is scheduled and fits. @returns how many attempts were handed to the executor. */
export async function startScheduledTaskInstances(
  dependencies: SchedulerDependencies,
  handOver: AttemptHandOver,
): Promise<number> {
  const { executor, clock, measurements } = dependencies;
  const freeSlots = executor.freeSlots();
  if (freeSlots === 0) return 0;
  const now = clock.now();
  const { started } = await measureDuration(dependencies, "scheduler.critical_section_duration", () =>
    handOver.commit(async (transaction) => ({
      started: await startTaskInstances(transaction, { ...dependencies, freeSlots, now }),
    })),
  );
  measurements?.set("scheduler.tasks.executable", started.length);
  return started.length;
}

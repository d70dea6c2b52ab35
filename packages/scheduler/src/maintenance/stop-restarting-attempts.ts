import { listRestartingTaskInstances } from "@baram/metadata-store";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Stops the attempts here whose instance was cleared while they ran, should the word of it not have come through. */
export async function stopRestartingAttempts({ store, executor, jobId }: SchedulerDependencies): Promise<void> {
  for (const lease of await listRestartingTaskInstances(store.reader, { jobId })) executor.cancel(lease);
}

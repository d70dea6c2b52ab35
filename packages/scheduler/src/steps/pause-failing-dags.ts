import { pauseFailingDag } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Pauses those of the Dags of which too many runs have failed one after another. */
export async function pauseFailingDags(
  { store, logger, maxConsecutiveFailedDagRuns = 0 }: SchedulerDependencies,
  dagIds: Iterable<string>,
): Promise<void> {
  for (const dagId of dagIds) {
    const isPaused = await store.transaction((transaction) =>
      pauseFailingDag(transaction, { dagId, maximum: maxConsecutiveFailedDagRuns }),
    );
    if (isPaused) logger.warn("Paused a Dag of which too many runs have failed one after another", { dagId });
  }
}

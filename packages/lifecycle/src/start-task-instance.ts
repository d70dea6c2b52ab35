import { invariant, type TaskInstanceState } from "@baram/domain";
import {
  claimDagRunsOfTaskInstances,
  claimScheduledTaskInstance,
  claimTaskInstancesById,
  type MetadataTransaction,
} from "@baram/metadata-store";
import { advanceBatch } from "./batch/advance-batch.ts";
import { scheduleInstance } from "./batch/schedule-instance.ts";
import { startChosen } from "./batch/start-chosen.ts";
import type { StartedTaskInstance, StartTaskInstancesInput } from "./batch/started-task-instance.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";

/** What came of it. */
export type StartTaskInstanceOutcome =
  | { readonly kind: "started"; readonly started: StartedTaskInstance }
  /** An empty task needs no worker. */
  | { readonly kind: "succeeded-at-once" }
  /** It runs, waits for a trigger, or has ended. */
  | { readonly kind: "state-refused"; readonly state: TaskInstanceState }
  | { readonly kind: "not-found" };

const STARTABLE: readonly TaskInstanceState[] = ["none", "scheduled", "queued", "up_for_retry", "up_for_reschedule"];

/**
 * Starts one instance that does not run, whatever it depends on, and whatever pools, limits and the state of its run say:
 * somebody runs it here and now. What may keep it from being started the caller looks at before.
 */
export async function startTaskInstance(
  transaction: MetadataTransaction,
  { taskInstanceId, ...input }: Omit<StartTaskInstancesInput, "freeSlots"> & { readonly taskInstanceId: number },
): Promise<StartTaskInstanceOutcome> {
  const [runs, [row]] = await Promise.all([
    claimDagRunsOfTaskInstances(transaction, [taskInstanceId]),
    claimTaskInstancesById(transaction, [taskInstanceId]),
  ]);
  if (row === undefined) return { kind: "not-found" };
  if (!STARTABLE.includes(row.state)) return { kind: "state-refused", state: row.state };
  const batch = new TransitionBatch(transaction, input.now);
  await batch.addRuns(runs);
  const instance = batch.add(row);
  invariant(instance !== null, "The run of a task instance is locked with it.");
  if (row.state === "queued") {
    // No worker has taken it: it goes back, in the same try.
    instance.apply("schedule", { tryNumber: Math.max(1, row.tryNumber) });
  } else if (row.state !== "scheduled" && scheduleInstance(batch, instance)) {
    const finished = [{ run: instance.run, taskId: row.taskId, mapIndex: instance.mapIndex }];
    await advanceBatch(batch, { finished, candidates: [] });
    await batch.write();
    return { kind: "succeeded-at-once" };
  }
  await batch.write();
  const chosen = await claimScheduledTaskInstance(transaction, { taskInstanceId });
  invariant(chosen !== null, "An instance that was just scheduled is scheduled.");
  const [started] = await startChosen(transaction, [chosen], input);
  invariant(started !== undefined, "An instance that was chosen is started.");
  return { kind: "started", started };
}

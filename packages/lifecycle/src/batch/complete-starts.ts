import {
  deleteXComsOfTaskInstances,
  type MetadataTransaction,
  type ScheduledTaskInstance,
} from "@baram/metadata-store";
import type { PreparedStart } from "./prepare-starts.ts";
import { returnedValuesOf } from "./returned-values-of.ts";
import type { StartedTaskInstance, StartTaskInstancesInput } from "./started-task-instance.ts";

/** Forgets what instances have stored that start again, and reads what starts are given. */
export async function completeStarts(
  transaction: MetadataTransaction,
  starts: readonly PreparedStart[],
  input: Pick<StartTaskInstancesInput, "returned">,
): Promise<readonly StartedTaskInstance[]> {
  // Parity: a task that runs again loses its XComs when it starts, but not when it goes on after a deferral.
  const attempts = starts.map(({ attempt }) => attempt);
  const again = attempts
    .filter(({ instance, resumption }) => resumption === null && hasRunBefore(instance))
    .map(({ instance }) => instance.id);
  await deleteXComsOfTaskInstances(transaction, again);
  const returned = await returnedValuesOf(transaction, attempts, input.returned ?? []);
  return attempts.map((attempt, index) => ({ ...attempt, returned: returned[index] ?? [] }));
}

function hasRunBefore({ tryNumber, firstStartedAt }: ScheduledTaskInstance): boolean {
  return tryNumber > 1 || firstStartedAt !== null;
}

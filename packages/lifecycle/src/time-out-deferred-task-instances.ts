import type { Instant } from "@baram/domain";
import { listTimedOutDeferrals, listTriggersOfTaskInstances, type MetadataTransaction } from "@baram/metadata-store";
import { resumeTaskInstances } from "./resume-task-instances.ts";

/** How many instances one call resumes; the rest follows in the next. */
const INSTANCES_PER_CALL = 500;

/**
 * Resumes the deferred instances whose trigger may wait no longer, so that they fail. @returns how many there were; call
 * again while it is not zero.
 */
export async function timeOutDeferredTaskInstances(
  transaction: MetadataTransaction,
  { now }: { readonly now: Instant },
): Promise<number> {
  const ids = await listTimedOutDeferrals(transaction, { now, limit: INSTANCES_PER_CALL });
  if (ids.length === 0) return 0;
  const triggers = await listTriggersOfTaskInstances(transaction, ids);
  const timeoutOf = new Map(triggers.map((trigger) => [trigger.taskInstanceId, trigger.timeoutOf ?? "trigger"]));
  const { stale } = await resumeTaskInstances(transaction, {
    ended: ids.map((taskInstanceId) => ({
      taskInstanceId,
      outcome: { kind: "timeout", of: timeoutOf.get(taskInstanceId) ?? "trigger" },
      token: null,
    })),
    now,
  });
  return ids.length - stale.length;
}

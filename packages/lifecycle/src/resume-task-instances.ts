import type { Instant, Resumption, TriggerOutcome } from "@baram/domain";
import {
  claimDagRunsOfTaskInstances,
  claimTaskInstancesById,
  listTriggersOfTaskInstances,
  type MetadataTransaction,
} from "@baram/metadata-store";
import { TransitionBatch } from "./batch/transition-batch.ts";

/** What a trigger came to. */
export interface EndedTrigger {
  readonly taskInstanceId: number;
  readonly outcome: TriggerOutcome;
  /** Entitles its holder to report; `null` where the time is up, which nobody has to be entitled to. */
  readonly token: string | null;
}

/**
 * Schedules deferred instances again, in the same try, to go on with what their triggers came to. An end without an event
 * resumes them, too: the task then fails in its runner, as any other, unless it makes something else of it.
 *
 * @returns the ends that were not believed: of instances that were cleared, marked or resumed before, or whose trigger
 *   somebody else has awaited by now.
 */
export async function resumeTaskInstances(
  transaction: MetadataTransaction,
  { ended, now }: { readonly ended: readonly EndedTrigger[]; readonly now: Instant },
): Promise<{ readonly stale: readonly EndedTrigger[] }> {
  const ids = ended.map(({ taskInstanceId }) => taskInstanceId);
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns(await claimDagRunsOfTaskInstances(transaction, ids));
  const rows = new Map((await claimTaskInstancesById(transaction, ids)).map((row) => [row.id, row]));
  const triggers = await listTriggersOfTaskInstances(transaction, ids);
  const triggerOf = new Map(triggers.map((trigger) => [trigger.taskInstanceId, trigger]));
  const stale: EndedTrigger[] = [];
  for (const end of ended) {
    const row = rows.get(end.taskInstanceId);
    const trigger = triggerOf.get(end.taskInstanceId);
    const isEntitled = trigger !== undefined && (end.token === null || end.token === trigger.token);
    const instance = row === undefined || !isEntitled ? null : batch.add(row);
    if (instance?.state !== "deferred" || row === undefined || trigger === undefined) {
      stale.push(end);
      continue;
    }
    const { tryNumber, startDate } = row;
    const { methodName, methodKwargs, classpath } = trigger;
    const { outcome } = end;
    const resumption: Resumption = {
      tryNumber,
      startDate: startDate ?? now,
      methodName,
      methodKwargs,
      classpath,
      outcome,
    };
    // The start of the try stays: what it may take is counted from there.
    instance.apply("resume", {
      scheduledAt: now,
      queuedAt: null,
      retryAt: null,
      stateReason: null,
      resumption: JSON.stringify(resumption),
    });
  }
  await batch.write();
  return { stale };
}

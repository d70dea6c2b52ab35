import { addSeconds, type Instant, mayRetry, retryDelaySeconds } from "@baram/domain";
import {
  claimDagRunsOfTaskInstances,
  claimTaskInstancesById,
  type MetadataTransaction,
  type XComToStore,
} from "@baram/metadata-store";
import { assetUpdatesOf, type OutletEvent } from "./assets/asset-updates-of.ts";
import { advanceBatch } from "./batch/advance-batch.ts";
import type { BatchedTaskInstance } from "./batch/batched-task-instance.ts";
import type { FinishedTask } from "./batch/candidate.ts";
import { type BranchEnd, skipWhatBranchesDecidedAgainst } from "./batch/skip-what-branches-decided-against.ts";
import type { StartedTaskInstance, StartTaskInstancesInput } from "./batch/start-chosen.ts";
import { stopFailedFast } from "./batch/stop-failed-fast.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";
import { type AssetUpdate, recordAssetEvents } from "./record-asset-events.ts";
import { startTaskInstances } from "./start-task-instances.ts";

/** How an attempt ended. */
export type AttemptEnd =
  | {
      readonly kind: "success";
      readonly xcoms: readonly Pick<XComToStore, "key" | "value" | "needsPurge">[];
      readonly skippedTaskIds: readonly string[];
      /** How many elements the returned value has; `null` unless something is mapped over the task. */
      readonly returnedLength: number | null;
      /** The same of parts of the value that something is mapped over, by the name of the part. */
      readonly returnedLengths?: Readonly<Record<string, number>>;
      /** What the task said about the assets it updated; its other outlets were updated without a word. */
      readonly outletEvents?: readonly OutletEvent[];
    }
  | { readonly kind: "skipped"; readonly message: string }
  /** A sensor gives its slot up until a moment; it goes on in the same try. */
  | { readonly kind: "rescheduled"; readonly at: Instant }
  | { readonly kind: "failed"; readonly message: string; readonly mayRetry: boolean };

/** An attempt that ended, with the lease that entitles it to say so. */
export interface FinishedAttempt {
  readonly taskInstanceId: number;
  readonly leaseToken: string;
  readonly outcome: AttemptEnd;
  readonly endedAt: Instant;
  readonly processId: number | null;
  /** Template field → rendered value; `null` where rendering was not reached. */
  readonly renderedFields: object | null;
  /** The name of a mapped instance by its template; `null` where there is none. */
  readonly renderedMapIndex: string | null;
}

/** Which attempts were believed. */
export interface FinishTaskInstancesOutcome {
  /** Attempts whose lease is gone: cleared, marked, or taken for lost in the meantime. Nothing of them was written. */
  readonly stale: readonly FinishedAttempt[];
}

/**
 * Finishes attempts, and makes ready, in the same transaction, what waited for them.
 *
 * A failed attempt with tries left goes up for retry; one without stops the rest of a run that fails fast. Cost grows
 * with the direct downstream of the tasks that finished, never with the size of their runs.
 */
export async function finishTaskInstances(
  transaction: MetadataTransaction,
  { attempts, now }: { readonly attempts: readonly FinishedAttempt[]; readonly now: Instant },
): Promise<FinishTaskInstancesOutcome> {
  const { stale, written } = await sendFinishedTaskInstances(transaction, { attempts, now });
  await written;
  return { stale };
}

/**
 * Finishes attempts, then queues and starts what fits by then. What the start looks at travels with what the end writes:
 * on PostgreSQL each way saved is a good part of what a short task waits for the next.
 *
 * @param given.startInput asked for once the ends have been decided.
 */
export async function finishAndStartTaskInstances(
  transaction: MetadataTransaction,
  {
    attempts,
    now,
    startInput,
  }: {
    readonly attempts: readonly FinishedAttempt[];
    readonly now: Instant;
    readonly startInput: () => StartTaskInstancesInput;
  },
): Promise<FinishTaskInstancesOutcome & { readonly started: readonly StartedTaskInstance[] }> {
  const { stale, written } = await sendFinishedTaskInstances(transaction, { attempts, now });
  const start = startTaskInstances(transaction, startInput());
  // A failure of one ends the transaction, and what the other then still did would be outside of it: both end first.
  await Promise.allSettled([written, start]);
  await written;
  return { stale, started: await start };
}

/** Resolves when what is to be written is on its way: whatever follows on the connection finds it written. */
async function sendFinishedTaskInstances(
  transaction: MetadataTransaction,
  { attempts, now }: { readonly attempts: readonly FinishedAttempt[]; readonly now: Instant },
): Promise<FinishTaskInstancesOutcome & { readonly written: Promise<unknown> }> {
  const batch = new TransitionBatch(transaction, now);
  const ids = attempts.map((attempt) => attempt.taskInstanceId);
  // Sent together, the runs first: they are locked before their instances.
  const [runs, claimed] = await Promise.all([
    claimDagRunsOfTaskInstances(transaction, ids),
    claimTaskInstancesById(transaction, ids),
  ]);
  await batch.addRuns(runs);
  const rows = new Map(claimed.map((row) => [row.id, row]));
  const stale: FinishedAttempt[] = [];
  const finished: FinishedTask[] = [];
  const branches: BranchEnd[] = [];
  const ended: BatchedTaskInstance[] = [];
  const updates: AssetUpdate[] = [];
  for (const attempt of attempts) {
    const row = rows.get(attempt.taskInstanceId);
    const instance = row === undefined || row.leaseToken !== attempt.leaseToken ? null : batch.add(row);
    if (instance === null || (instance.state !== "running" && instance.state !== "restarting")) {
      stale.push(attempt);
      continue;
    }
    finishAttempt(batch, instance, attempt);
    if (!instance.isFinished) continue;
    ended.push(instance);
    finished.push({ run: instance.run, taskId: instance.row.taskId, mapIndex: instance.mapIndex });
    if (attempt.outcome.kind === "success") updates.push(...assetUpdatesOf(instance, attempt.outcome));
    if (attempt.outcome.kind === "success" && attempt.outcome.skippedTaskIds.length > 0) {
      branches.push({ instance, skippedTaskIds: attempt.outcome.skippedTaskIds });
    }
  }
  finished.push(...(await skipWhatBranchesDecidedAgainst(batch, branches)));
  finished.push(...(await stopFailedFast(batch, ended)));
  await advanceBatch(batch, { finished, candidates: [] });
  const { written } = await batch.send();
  if (updates.length > 0) {
    await written;
    await recordAssetEvents(transaction, { updates, now });
  }
  return { stale, written };
}

/** Parity: how long a rendered name may be. */
const RENDERED_MAP_INDEX_MAXIMUM = 250;

function finishAttempt(batch: TransitionBatch, instance: BatchedTaskInstance, attempt: FinishedAttempt): void {
  const { outcome } = attempt;
  const ended = {
    endDate: attempt.endedAt,
    processId: attempt.processId,
    renderedFields: attempt.renderedFields === null ? null : JSON.stringify(attempt.renderedFields),
    ...changesOfMapping(instance, attempt),
    leaseToken: null,
    leaseExpiresAt: null,
    stateReason: "message" in outcome ? outcome.message : null,
  };
  if (instance.state === "restarting") {
    // Parity: a cleared running task is stopped first and always gets another try.
    instance.apply("retry", { ...ended, retryAt: batch.now, stateReason: "Cleared while it was running." });
  } else if (outcome.kind === "success") {
    instance.apply("succeed", ended);
    batch.addXComs(instance, outcome.xcoms);
  } else if (outcome.kind === "skipped") {
    instance.apply("skip", ended);
  } else if (outcome.kind === "rescheduled") {
    const firstStartedAt = instance.row.firstStartedAt ?? instance.row.startDate;
    instance.apply("reschedule", { ...ended, retryAt: outcome.at, firstStartedAt });
    return;
  } else {
    failAttempt(instance, ended, outcome.mayRetry);
  }
  batch.recordTry(instance);
}

/** What mapped tasks, and tasks that something is mapped over, have to keep; of others nothing of it is written. */
function changesOfMapping({ row, run }: BatchedTaskInstance, { outcome, renderedMapIndex }: FinishedAttempt) {
  const { returnedLength = null, returnedLengths } = outcome.kind === "success" ? outcome : {};
  const hasName = renderedMapIndex !== null || (run.graph.findTask(row.taskId)?.mapIndexTemplate ?? null) !== null;
  return {
    ...(hasName ? { renderedMapIndex: renderedMapIndex?.slice(0, RENDERED_MAP_INDEX_MAXIMUM) ?? null } : {}),
    ...(returnedLength === row.returnedLength ? {} : { returnedLength }),
    ...(returnedLengths === undefined ? {} : { returnedLengths: JSON.stringify(returnedLengths) }),
  };
}

function failAttempt(
  instance: BatchedTaskInstance,
  ended: { readonly endDate: Instant },
  isRetryAllowed: boolean,
): void {
  const { row, run, tryNumber } = instance;
  const task = run.graph.findTask(row.taskId);
  if (task === null || !isRetryAllowed || !mayRetry({ tryNumber, maxTries: row.maxTries, retries: task.retries })) {
    instance.apply("fail", ended);
    return;
  }
  const delay = retryDelaySeconds({ ...task, tryNumber, dagId: row.dagId, logicalDate: row.logicalDate });
  instance.apply("retry", { ...ended, retryAt: addSeconds(ended.endDate, delay) });
}

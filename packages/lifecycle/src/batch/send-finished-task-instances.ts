import { addSeconds, type Instant, mayRetry, RETURN_VALUE_KEY, retryDelaySeconds, stateReason } from "@baram/domain";
import {
  claimDagRunsById,
  claimDagRunsOfTaskInstances,
  claimTaskInstancesById,
  claimTaskInstancesOfTasks,
  type LockedTaskInstance,
  type MetadataTransaction,
  type ReturnValueOfRun,
} from "@baram/metadata-store";
import { callbackOfAttempt } from "../alerts/callback-of-attempt.ts";
import { assetUpdatesOf } from "../assets/asset-updates-of.ts";
import { lookAtCapacity } from "../capacity/look-at-capacity.ts";
import { roomLeftBy } from "../capacity/room-left-by.ts";
import { type AssetUpdate, recordAssetEvents } from "../record-asset-events.ts";
import { advanceBatch } from "./advance-batch.ts";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";
import type { FinishedTask } from "./candidate.ts";
import { deferAttempt } from "./defer-attempt.ts";
import type { FinishedAttempt, FinishTaskInstancesOutcome, TaskPlace } from "./finished-attempt.ts";
import { GIVEN_LENGTH_MAXIMUM } from "./given-length-maximum.ts";
import { type BranchEnd, skipWhatBranchesDecidedAgainst } from "./skip-what-branches-decided-against.ts";
import type { SentBatch } from "./start-after-batch.ts";
import { startAlong } from "./start-along.ts";
import type { StartTaskInstancesInput } from "./started-task-instance.ts";
import { stopFailedFast } from "./stop-failed-fast.ts";
import { storableText } from "./storable-text.ts";
import { tasksDecidedBy } from "./tasks-decided-by.ts";
import { TransitionBatch } from "./transition-batch.ts";

/** What is on its way. */
export interface SentFinishedTaskInstances extends FinishTaskInstancesOutcome, SentBatch {
  readonly returned: readonly ReturnValueOfRun[];
}

/**
 * Finishes attempts and readies what waited for them. Resolves when what is to be written is on its way: whatever follows
 * on the connection finds it written.
 *
 * @param given.start who starts, in the same transaction, what is ready and fits. Defaults to nobody.
 */
export async function sendFinishedTaskInstances(
  transaction: MetadataTransaction,
  {
    attempts,
    now,
    start = null,
  }: {
    readonly attempts: readonly FinishedAttempt[];
    readonly now: Instant;
    readonly start?: StartTaskInstancesInput | null;
  },
): Promise<SentFinishedTaskInstances> {
  const batch = new TransitionBatch(transaction, now);
  const ids = attempts.map((attempt) => attempt.taskInstanceId);
  const { tasks, otherIds, staysInRuns, leadsToOneEach } = await tasksDecidedBy(transaction, attempts);
  // Whoever holds the pools waits for no run.
  const looksAhead = staysInRuns && start !== null && start.freeSlots > 0;
  const passesOn = looksAhead && leadsToOneEach && start.hasRoom === true;
  // Sent together, the runs first: they are locked before their instances.
  const [runs, others, around, look] = await Promise.all([
    claimRunsOf(transaction, attempts),
    claimTaskInstancesById(transaction, otherIds),
    claimTaskInstancesOfTasks(transaction, tasks),
    looksAhead && !passesOn ? lookAtCapacity(transaction, start) : null,
  ]);
  await batch.addRuns(runs);
  // Of a run that has been given another version since, what is needed is read when that is known.
  const isCurrent = ({ dagRunId, dagVersionId }: TaskPlace) =>
    batch.runs.get(dagRunId)?.row.dagVersionId === dagVersionId;
  if (tasks.every(isCurrent)) batch.placeTasks(tasks, around);
  const claimed = [...others, ...around];
  const ending = new Set(ids);
  const room = passesOn
    ? roomLeftBy(
        claimed.filter(({ id }) => ending.has(id)),
        runs,
      )
    : look;
  const { stale, finished, branches, ended, updates, returned } = endAttempts(batch, { attempts, claimed });
  finished.push(...(await skipWhatBranchesDecidedAgainst(batch, branches)));
  finished.push(...(await stopFailedFast(batch, ended)));
  await advanceBatch(batch, { finished, candidates: [] });
  const along =
    start === null || room === null
      ? null
      : await startAlong(batch, { look: room, dagRuns: runs, input: { ...start, returned } });
  const { written } = await batch.send();
  if (updates.length > 0) {
    await written;
    await recordAssetEvents(transaction, { updates, now });
  }
  return { stale, written, returned, along };
}

/** Locks the runs of attempts, by id. Where all of them are known, their instances need not be looked up for that. */
function claimRunsOf(transaction: MetadataTransaction, attempts: readonly FinishedAttempt[]) {
  const places = attempts.flatMap(({ place }) => (place === undefined ? [] : [place]));
  return places.length === attempts.length
    ? claimDagRunsById(transaction, [...new Set(places.map(({ dagRunId }) => dagRunId))])
    : claimDagRunsOfTaskInstances(
        transaction,
        attempts.map(({ taskInstanceId }) => taskInstanceId),
      );
}

/** What the ends of attempts come to, before anything is looked at that waited for them. */
interface Ends {
  readonly stale: readonly FinishedAttempt[];
  readonly finished: FinishedTask[];
  readonly branches: readonly BranchEnd[];
  readonly ended: readonly BatchedTaskInstance[];
  readonly updates: readonly AssetUpdate[];
  readonly returned: readonly ReturnValueOfRun[];
}

function endAttempts(
  batch: TransitionBatch,
  {
    attempts,
    claimed,
  }: { readonly attempts: readonly FinishedAttempt[]; readonly claimed: readonly LockedTaskInstance[] },
): Ends {
  const rows = new Map(claimed.map((row) => [row.id, row]));
  const stale: FinishedAttempt[] = [];
  const finished: FinishedTask[] = [];
  const branches: BranchEnd[] = [];
  const ended: BatchedTaskInstance[] = [];
  const updates: AssetUpdate[] = [];
  const returned: ReturnValueOfRun[] = [];
  for (const attempt of attempts) {
    const row = rows.get(attempt.taskInstanceId);
    const instance = row === undefined || row.leaseToken !== attempt.leaseToken ? null : batch.add(row);
    if (instance === null || (instance.state !== "running" && instance.state !== "restarting")) {
      stale.push(attempt);
      continue;
    }
    finishAttempt(batch, instance, attempt);
    if (!instance.isFinished) continue;
    returned.push(...returnedBy(instance, attempt));
    ended.push(instance);
    finished.push({ run: instance.run, taskId: instance.row.taskId, mapIndex: instance.mapIndex });
    if (attempt.outcome.kind === "success") updates.push(...assetUpdatesOf(instance, attempt.outcome));
    if (attempt.outcome.kind === "success" && attempt.outcome.skippedTaskIds.length > 0) {
      branches.push({ instance, skippedTaskIds: attempt.outcome.skippedTaskIds });
    }
  }
  return { stale, finished, branches, ended, updates, returned };
}

function returnedBy({ row, state }: BatchedTaskInstance, { outcome }: FinishedAttempt): readonly ReturnValueOfRun[] {
  if (outcome.kind !== "success" || state !== "success") return [];
  const value = outcome.xcoms.find(({ key }) => key === RETURN_VALUE_KEY)?.value;
  if (value === undefined || value.length > GIVEN_LENGTH_MAXIMUM) return [];
  return [{ dagRunId: row.dagRunId, taskId: row.taskId, mapIndex: row.mapIndex, value }];
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
    stateReason: "message" in outcome ? storableText(outcome.message) : null,
  };
  const wasRestarting = instance.state === "restarting";
  if (wasRestarting) {
    // Parity: a cleared running task is stopped first and always gets another try.
    instance.apply("retry", { ...ended, retryAt: batch.now, stateReason: stateReason("cleared-while-running") });
  } else if (outcome.kind === "success") {
    instance.apply("succeed", ended);
    batch.addXComs(instance, outcome.xcoms);
  } else if (outcome.kind === "skipped") {
    instance.apply("skip", ended);
  } else if (outcome.kind === "rescheduled") {
    const firstStartedAt = instance.row.firstStartedAt ?? instance.row.startDate;
    instance.apply("reschedule", { ...ended, retryAt: outcome.at, firstStartedAt });
    return;
  } else if (outcome.kind === "deferred") {
    deferAttempt(batch, instance, { deferral: outcome, ended });
    return;
  } else {
    failAttempt(instance, ended, outcome.mayRetry);
  }
  batch.recordTry(instance);
  // Parity: of an attempt that was stopped because it was cleared nobody is told.
  const callback = wasRestarting ? null : callbackOfAttempt(instance, attempt);
  if (callback !== null) batch.addCallback(callback);
}

/** What mapped tasks, and tasks that something is mapped over, have to keep; of others nothing of it is written. */
function changesOfMapping({ row, run }: BatchedTaskInstance, { outcome, renderedMapIndex }: FinishedAttempt) {
  const { returnedLength = null, returnedLengths } = outcome.kind === "success" ? outcome : {};
  const name = renderedMapIndex === null ? null : storableText(renderedMapIndex, RENDERED_MAP_INDEX_MAXIMUM);
  const hasName = name !== null || (run.graph.findTask(row.taskId)?.mapIndexTemplate ?? null) !== null;
  return {
    ...(hasName ? { renderedMapIndex: name } : {}),
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

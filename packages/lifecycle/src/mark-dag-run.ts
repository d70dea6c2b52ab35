import type { Instant, TaskInstanceState, TaskInstanceVerb } from "@baram/domain";
import { claimDagRun, type MetadataTransaction, noteChange } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { advanceBatch } from "./batch/advance-batch.ts";
import type { BatchedTaskInstance, RunInBatch } from "./batch/batched-task-instance.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";

/** What to make of a run. */
export interface MarkDagRunInput {
  readonly dagId: string;
  readonly runId: string;
  readonly state: "success" | "failed" | "queued";
  readonly now: Instant;
}

/** What came of it. */
export type MarkDagRunOutcome = { readonly kind: "marked" } | { readonly kind: "dag-run-not-found" };

/**
 * Writes the state of a run by hand, and of what is unfinished in it.
 *
 * Parity: with teardowns still to run, marked work lets them run, and the run's own state is left to the scheduler;
 * `queued` only queues the run, which has it judged again.
 */
export async function markDagRun(transaction: MetadataTransaction, input: MarkDagRunInput): Promise<MarkDagRunOutcome> {
  const { now, state } = input;
  const row = await claimDagRun(transaction, input);
  if (row === null) return { kind: "dag-run-not-found" };
  if (state === "queued") {
    if (row.state === "success" || row.state === "failed") {
      const changes = { queuedAt: now, startDate: null, endDate: null, stateReason: null };
      await applyDagRunTransitions(transaction, [{ dagRun: row, verb: "queue", changes }]);
    }
    return { kind: "marked" };
  }
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns([row]);
  const run = batch.runs.get(row.id);
  if (run === undefined) return { kind: "dag-run-not-found" };
  const instances = await batch.loadRun(run);
  const work = instances.filter((instance) => !isTeardown(run, instance));
  for (const instance of work) markWork(batch, instance, state);
  const hasOpenTeardown = instances.some((instance) => isTeardown(run, instance) && !instance.isFinished);
  const hasTeardown = instances.some((instance) => isTeardown(run, instance));
  const isLeftOpen = state === "success" ? hasTeardown : hasOpenTeardown;
  if (row.state !== state && !isLeftOpen) run.markedAs = state;
  else if (isLeftOpen) {
    const finished = work
      .filter(({ verbs }) => verbs.length > 0)
      .map((instance) => ({ run, taskId: instance.row.taskId }));
    await advanceBatch(batch, { finished, candidates: [] });
  }
  await batch.write();
  return { kind: "marked" };
}

function isTeardown(run: RunInBatch, { row }: BatchedTaskInstance): boolean {
  return run.graph.findTask(row.taskId)?.isTeardown ?? false;
}

const FAILS: readonly TaskInstanceState[] = ["running", "restarting", "deferred", "up_for_reschedule"];

function markWork(batch: TransitionBatch, instance: BatchedTaskInstance, state: "success" | "failed"): void {
  const verb = verbFor(instance, state);
  if (verb === null) return;
  const { row } = instance;
  const wasRunning = instance.state === "running" || instance.state === "restarting";
  if (wasRunning && row.leaseToken !== null) {
    noteChange(batch.transaction, { kind: "stopAttempt", taskInstanceId: row.id, leaseToken: row.leaseToken });
  }
  instance.apply(verb, {
    startDate: row.startDate ?? batch.now,
    endDate: batch.now,
    retryAt: null,
    leaseToken: null,
    leaseExpiresAt: null,
    stateReason: `Its run was marked ${state} by hand.`,
  });
  if (wasRunning) batch.recordTry(instance);
}

function verbFor(instance: BatchedTaskInstance, state: "success" | "failed"): TaskInstanceVerb | null {
  if (state === "success") return instance.state === "success" ? null : "markSuccess";
  if (instance.isFinished) return null;
  return FAILS.includes(instance.state) ? "markFailed" : "markSkipped";
}

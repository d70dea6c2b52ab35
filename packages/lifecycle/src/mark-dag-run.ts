import { type Instant, stateReason, type TaskInstanceState, type TaskInstanceVerb } from "@baram/domain";
import { claimDagRun, type LockedDagRun, type MetadataTransaction } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { advanceBatch } from "./batch/advance-batch.ts";
import type { BatchedTaskInstance } from "./batch/batched-task-instance.ts";
import { endInstance } from "./batch/end-instance.ts";
import { referenceOf, type TaskInstanceReference } from "./batch/reference-of.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";

/** What to make of a run. */
export interface MarkDagRunInput {
  readonly dagId: string;
  readonly runId: string;
  readonly state: "success" | "failed" | "queued";
  readonly now: Instant;
}

/** What came of it. */
export type MarkDagRunOutcome =
  | {
      readonly kind: "marked";
      /** The instances that the mark changed. */
      readonly taskInstances: readonly TaskInstanceReference[];
    }
  | { readonly kind: "dag-run-not-found" };

/**
 * Writes the state of a run by hand, and of what is unfinished in it. Running attempts are stopped.
 *
 * Parity: with teardowns still to run, marked work lets them run, and the run's own state is left to the scheduler;
 * `queued` only queues the run, which has it judged again; what runs in it goes on meanwhile.
 */
export async function markDagRun(transaction: MetadataTransaction, input: MarkDagRunInput): Promise<MarkDagRunOutcome> {
  const { now, state } = input;
  const row = await claimDagRun(transaction, input);
  if (row === null) return { kind: "dag-run-not-found" };
  if (state === "queued") {
    await queue(transaction, row, now);
    return { kind: "marked", taskInstances: [] };
  }
  return { kind: "marked", taskInstances: await markEnded(transaction, { row, state, now }) };
}

async function queue(transaction: MetadataTransaction, row: LockedDagRun, now: Instant): Promise<void> {
  if (row.state === "queued") return;
  const changes = { queuedAt: now, startDate: null, endDate: null, stateReason: null };
  await applyDagRunTransitions(transaction, [{ dagRun: row, verb: "markQueued", changes }]);
}

async function markEnded(
  transaction: MetadataTransaction,
  { row, state, now }: { readonly row: LockedDagRun; readonly state: "success" | "failed"; readonly now: Instant },
): Promise<readonly TaskInstanceReference[]> {
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns([row]);
  const marked: BatchedTaskInstance[] = [];
  for (const run of batch.runs.values()) {
    const instances = await batch.loadRun(run);
    const teardowns = instances.filter(isTeardown);
    for (const instance of instances) {
      const verb = isTeardown(instance) ? null : verbFor(instance, state);
      if (verb === null) continue;
      endInstance(batch, instance, { verb, reason: stateReason("run-marked", { state }) });
      marked.push(instance);
    }
    const isLeftOpen = state === "success" ? teardowns.length > 0 : teardowns.some((instance) => !instance.isFinished);
    const verb = state === "success" ? "markSuccess" : "markFailed";
    if (row.state !== state && !isLeftOpen) run.decidedEnd = { verb, reason: "marked" };
  }
  const finished = marked.map(({ run, row: { taskId }, mapIndex }) => ({ run, taskId, mapIndex }));
  await advanceBatch(batch, { finished, candidates: [] });
  await batch.write();
  return marked.map(referenceOf);
}

function isTeardown({ run, row }: BatchedTaskInstance): boolean {
  return run.graph.findTask(row.taskId)?.isTeardown ?? false;
}

/** Parity: what is on its way in a worker or waits outside of one fails; what has not begun is skipped. */
const FAILS: readonly TaskInstanceState[] = ["running", "restarting", "deferred", "up_for_reschedule"];

function verbFor(instance: BatchedTaskInstance, state: "success" | "failed"): TaskInstanceVerb | null {
  if (state === "success") return instance.state === "success" ? null : "markSuccess";
  if (instance.isFinished) return null;
  return FAILS.includes(instance.state) ? "markFailed" : "markSkipped";
}

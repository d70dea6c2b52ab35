import { type Instant, type TaskInstanceVerb, taskGraph } from "@baram/domain";
import { claimDagRunsById, type MetadataTransaction, noteChange, serializedDagsOf } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { advanceBatch } from "./batch/advance-batch.ts";
import type { BatchedTaskInstance, RunInBatch } from "./batch/batched-task-instance.ts";
import { referenceOf, type TaskInstanceReference } from "./batch/reference-of.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";
import { chooseDagRuns } from "./selection/choose-dag-runs.ts";

/** A state that a person may write by hand. */
export type MarkedState = "success" | "failed" | "skipped";

/** What to mark. */
export interface MarkTaskInstancesInput {
  readonly dagId: string;
  readonly runId: string;
  readonly taskIds: readonly string[];
  /** `null` for every copy of a mapped task. */
  readonly mapIndex: number | null;
  readonly state: MarkedState;
  readonly includeUpstream: boolean;
  readonly includeDownstream: boolean;
  readonly includePast: boolean;
  readonly includeFuture: boolean;
  /** Only says what would be marked. */
  readonly isDryRun: boolean;
  readonly now: Instant;
}

/** What came of it. */
export type MarkTaskInstancesOutcome =
  | { readonly kind: "marked"; readonly taskInstances: readonly TaskInstanceReference[] }
  | { readonly kind: "dag-not-found" }
  | { readonly kind: "dag-run-not-found" }
  | { readonly kind: "task-not-found"; readonly taskId: string };

const MARK_VERBS = { success: "markSuccess", failed: "markFailed", skipped: "markSkipped" } as const satisfies Record<
  MarkedState,
  TaskInstanceVerb
>;

/**
 * Writes a state by hand. A running attempt loses its lease and is stopped.
 *
 * Parity: whatever the new state, what is `failed` or `upstream_failed` downstream of the named tasks is cleared, and
 * a finished run with such an instance is queued again.
 */
export async function markTaskInstances(
  transaction: MetadataTransaction,
  input: MarkTaskInstancesInput,
): Promise<MarkTaskInstancesOutcome> {
  const dagRow = await transaction
    .selectFrom("dag")
    .select("dagVersionId")
    .where("dagId", "=", input.dagId)
    .executeTakeFirst();
  if (dagRow === undefined) return { kind: "dag-not-found" };
  const { includePast, includeFuture, runId } = input;
  const runIds = await chooseDagRuns(transaction, input.dagId, { kind: "run", runId, includePast, includeFuture });
  if (runIds === null) return { kind: "dag-run-not-found" };
  const { dag } = await serializedDagsOf(transaction).get(transaction, dagRow.dagVersionId);
  const graph = taskGraph(dag);
  const unknown = input.taskIds.find((taskId) => graph.findTask(taskId) === null);
  if (unknown !== undefined) return { kind: "task-not-found", taskId: unknown };
  const taskIds = new Set(input.taskIds);
  if (input.includeUpstream) for (const taskId of graph.transitiveUpstream(input.taskIds)) taskIds.add(taskId);
  if (input.includeDownstream) for (const taskId of graph.transitiveDownstream(input.taskIds)) taskIds.add(taskId);
  const batch = new TransitionBatch(transaction, input.now);
  await batch.addRuns(await claimDagRunsById(transaction, runIds));
  const below = [...graph.transitiveDownstream(input.taskIds)].filter((taskId) => !taskIds.has(taskId));
  await loadTasksOfRuns(batch, [...taskIds, ...below]);
  const marked = instancesOf(batch, [...taskIds]).filter(
    ({ state, row }) => state !== input.state && (input.mapIndex === null || row.mapIndex === input.mapIndex),
  );
  const references = marked.map(referenceOf);
  if (!input.isDryRun) await mark(batch, { marked, verb: MARK_VERBS[input.state], below });
  return { kind: "marked", taskInstances: references };
}

async function mark(
  batch: TransitionBatch,
  given: {
    readonly marked: readonly BatchedTaskInstance[];
    readonly verb: TaskInstanceVerb;
    readonly below: readonly string[];
  },
): Promise<void> {
  const { transaction, now } = batch;
  for (const instance of given.marked) markInstance(batch, instance, given.verb);
  const cleared = instancesOf(batch, given.below).filter(
    ({ state }) => state === "failed" || state === "upstream_failed",
  );
  for (const instance of cleared) {
    const retries = instance.run.graph.findTask(instance.row.taskId)?.retries ?? 0;
    instance.apply("clear", { maxTries: instance.row.tryNumber + retries, stateReason: null });
  }
  const isRunning = ({ run }: { readonly run: RunInBatch }) => run.row.state === "running";
  const touched = (instances: readonly BatchedTaskInstance[]) =>
    instances.map(({ run, row }) => ({ run, taskId: row.taskId })).filter(isRunning);
  await advanceBatch(batch, { finished: touched(given.marked), candidates: touched(cleared) });
  await batch.write();
  const reopened = new Set(cleared.map(({ run }) => run));
  await applyDagRunTransitions(
    transaction,
    [...reopened]
      .filter(({ row }) => row.state === "success" || row.state === "failed")
      .map(({ row }) => ({ dagRun: row, verb: "queue", changes: { queuedAt: now, endDate: null, stateReason: null } })),
  );
}

function markInstance(batch: TransitionBatch, instance: BatchedTaskInstance, verb: TaskInstanceVerb): void {
  const { row, state } = instance;
  const isRunning = state === "running" || state === "restarting";
  if (isRunning && row.leaseToken !== null) {
    noteChange(batch.transaction, { kind: "stopAttempt", taskInstanceId: row.id, leaseToken: row.leaseToken });
  }
  instance.apply(verb, {
    startDate: row.startDate ?? batch.now,
    endDate: row.endDate !== null && !isRunning ? row.endDate : batch.now,
    retryAt: null,
    leaseToken: null,
    leaseExpiresAt: null,
    stateReason: "Marked by hand.",
  });
  if (isRunning) batch.recordTry(instance);
}

async function loadTasksOfRuns(batch: TransitionBatch, taskIds: readonly string[]): Promise<void> {
  await batch.loadTasks([...batch.runs.keys()].flatMap((dagRunId) => taskIds.map((taskId) => ({ dagRunId, taskId }))));
}

function instancesOf(batch: TransitionBatch, taskIds: readonly string[]): readonly BatchedTaskInstance[] {
  return [...batch.runs.values()].flatMap((run) => taskIds.flatMap((taskId) => run.instances.get(taskId) ?? []));
}

import {
  type Instant,
  stateReason,
  type TaskGraph,
  type TaskInstanceState,
  type TaskInstanceVerb,
} from "@baram/domain";
import { claimDagRunsById, type MetadataTransaction, serializedDagsOf } from "@baram/metadata-store";
import { advanceBatch } from "./batch/advance-batch.ts";
import type { BatchedTaskInstance, RunInBatch } from "./batch/batched-task-instance.ts";
import { clearInstance } from "./batch/clear-instance.ts";
import { endInstance } from "./batch/end-instance.ts";
import { queueFinishedRuns } from "./batch/queue-finished-runs.ts";
import { referenceOf, type TaskInstanceReference } from "./batch/reference-of.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";
import { chooseDagRuns } from "./selection/choose-dag-runs.ts";
import { chooseMarkedDagRuns } from "./selection/choose-marked-dag-runs.ts";
import { chooseTaskIds } from "./selection/choose-task-ids.ts";

/** A state that a person may write by hand. */
export type MarkedState = "success" | "failed" | "skipped";

/** What to mark. */
export interface MarkTaskInstancesInput {
  readonly dagId: string;
  readonly runId: string;
  readonly taskIds: readonly string[];
  /** Which copies of the named tasks; `null` for all. What comes along with them is marked with all its copies. */
  readonly mapIndexes: readonly number[] | null;
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
  | {
      readonly kind: "marked";
      /** Those that were not in that state yet. */
      readonly taskInstances: readonly TaskInstanceReference[];
    }
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
 * Parity: whatever the new state, what is `failed` or `upstream_failed` downstream of the named tasks is cleared, what
 * has just been marked so included, and a finished run with such an instance is queued again. A run without one keeps
 * its state, even if its only failed task was marked success.
 */
export async function markTaskInstances(
  transaction: MetadataTransaction,
  input: MarkTaskInstancesInput,
): Promise<MarkTaskInstancesOutcome> {
  const { dagId, runId, includePast, includeFuture, now } = input;
  const dagRow = await transaction
    .selectFrom("dag")
    .select("dagVersionId")
    .where("dagId", "=", dagId)
    .executeTakeFirst();
  if (dagRow === undefined) return { kind: "dag-not-found" };
  const { dag } = await serializedDagsOf(transaction).get(transaction, dagRow.dagVersionId);
  const runs = await chooseDagRuns(transaction, dagId, { kind: "run", runId, includePast, includeFuture });
  if (runs === null) return { kind: "dag-run-not-found" };
  const batch = new TransitionBatch(transaction, now);
  const runIds = runs.map(({ id }) => id);
  await batch.addRuns(await claimDagRunsById(transaction, runIds));
  const unknown = findUnknownTask(batch, input);
  if (unknown !== null) return { kind: "task-not-found", taskId: unknown };
  const markedRuns = chooseMarkedDagRuns(runs, { dag, runId, now });
  const marked = await chooseMarked(
    batch,
    input,
    markedRuns.map(({ id }) => id),
  );
  if (!input.isDryRun) await mark(batch, marked, input);
  return { kind: "marked", taskInstances: marked.map(referenceOf) };
}

/** A named task that the named run's version of the Dag does not have. */
function findUnknownTask(batch: TransitionBatch, { runId, taskIds }: MarkTaskInstancesInput): string | null {
  const run = [...batch.runs.values()].find(({ row }) => row.runId === runId);
  return taskIds.find((taskId) => run?.graph.findTask(taskId) === null) ?? null;
}

async function chooseMarked(
  batch: TransitionBatch,
  input: MarkTaskInstancesInput,
  runIds: readonly number[],
): Promise<readonly BatchedTaskInstance[]> {
  const runs = [...batch.runs.values()].filter(({ row }) => runIds.includes(row.id));
  const instances = await loadTasks(batch, runs, (graph) => markedTaskIds(graph, input));
  const { mapIndexes, taskIds, state } = input;
  return instances.filter(({ row, state: before }) => {
    const isOther = mapIndexes !== null && taskIds.includes(row.taskId) && !mapIndexes.includes(row.mapIndex);
    return before !== state && !isOther;
  });
}

function markedTaskIds(graph: TaskGraph, input: MarkTaskInstancesInput): ReadonlySet<string> {
  const known = input.taskIds.filter((taskId) => graph.findTask(taskId) !== null);
  const taskIds = new Set(known);
  if (input.includeUpstream) for (const taskId of graph.transitiveUpstream(known)) taskIds.add(taskId);
  if (input.includeDownstream) for (const taskId of graph.transitiveDownstream(known)) taskIds.add(taskId);
  return taskIds;
}

const FAILED: readonly TaskInstanceState[] = ["failed", "upstream_failed"];

async function mark(
  batch: TransitionBatch,
  marked: readonly BatchedTaskInstance[],
  { taskIds, state }: MarkTaskInstancesInput,
): Promise<void> {
  for (const instance of marked) {
    endInstance(batch, instance, { verb: MARK_VERBS[state], reason: stateReason("marked", { state }) });
  }
  const below = await loadTasks(batch, [...batch.runs.values()], (graph) => {
    const around = chooseTaskIds(graph, { taskIds, includeUpstream: false, includeDownstream: true });
    return [...around].filter((taskId) => !taskIds.includes(taskId));
  });
  const cleared = below.filter((instance) => FAILED.includes(instance.state));
  for (const instance of cleared) clearInstance(batch, instance);
  await advanceBatch(batch, {
    finished: marked.map(placeOf),
    candidates: cleared.filter(({ run }) => run.row.state === "running").map(placeOf),
  });
  await batch.write();
  await queueFinishedRuns(
    batch,
    cleared.map(({ run }) => run),
  );
}

function placeOf({ run, row, mapIndex }: BatchedTaskInstance) {
  return { run, taskId: row.taskId, mapIndex };
}

/** Reads, in one query, the instances of tasks that each run's own graph chooses. */
async function loadTasks(
  batch: TransitionBatch,
  runs: readonly RunInBatch[],
  choose: (graph: TaskGraph) => Iterable<string>,
): Promise<readonly BatchedTaskInstance[]> {
  const tasks = runs.flatMap((run) => [...choose(run.graph)].map((taskId) => ({ run, dagRunId: run.row.id, taskId })));
  await batch.loadTasks(tasks);
  return tasks.flatMap(({ run, taskId }) => run.instances.get(taskId) ?? []);
}

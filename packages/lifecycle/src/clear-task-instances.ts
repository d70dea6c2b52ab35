import type { Instant, TaskInstanceState } from "@baram/domain";
import { claimDagRunsById, type MetadataTransaction } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { adoptVersion } from "./batch/adopt-version.ts";
import { advanceBatch } from "./batch/advance-batch.ts";
import type { BatchedDagRun } from "./batch/batched-dag-run.ts";
import type { BatchedTaskInstance } from "./batch/batched-task-instance.ts";
import type { FinishedTask } from "./batch/candidate.ts";
import { clearInstance } from "./batch/clear-instance.ts";
import { queueFinishedRuns } from "./batch/queue-finished-runs.ts";
import { referenceOf, type TaskInstanceReference } from "./batch/reference-of.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";
import { chooseDagRuns, type DagRunChoice } from "./selection/choose-dag-runs.ts";
import { chooseTaskIds } from "./selection/choose-task-ids.ts";

/** What to clear. */
export interface ClearTaskInstancesInput {
  readonly dagId: string;
  /** `null` for every task. Unknown ids, and ids of groups, clear nothing. */
  readonly taskIds: readonly string[] | null;
  /** Which copies of the named tasks; `null` for all. What comes along with them is cleared with all its copies. */
  readonly mapIndexes: readonly number[] | null;
  readonly runs: DagRunChoice;
  /** Only `failed` and `upstream_failed` ones. */
  readonly onlyFailed: boolean;
  readonly onlyRunning: boolean;
  readonly includeUpstream: boolean;
  readonly includeDownstream: boolean;
  /** Whether finished runs are queued again. Without, cleared instances wait until somebody does. */
  readonly resetDagRuns: boolean;
  /** Whether the runs go on with the version of the Dag that they have, or from here on with the newest. */
  readonly version: "own" | "newest";
  /** Only says what would be cleared. */
  readonly isDryRun: boolean;
  readonly now: Instant;
}

/** What came of it. */
export type ClearTaskInstancesOutcome =
  | { readonly kind: "cleared"; readonly taskInstances: readonly TaskInstanceReference[] }
  | { readonly kind: "dag-not-found" }
  | { readonly kind: "dag-run-not-found" };

/**
 * Lets instances run again: back to no status, history kept. Running ones are stopped first and get another try.
 *
 * Parity: setups and teardowns of cleared work are cleared with it; clearing only a failed task leaves what is
 * `upstream_failed` below it as it is. Where a run goes on with another version, its instances are brought in line
 * when it is looked at: at once if it is running, else when it starts.
 */
export async function clearTaskInstances(
  transaction: MetadataTransaction,
  input: ClearTaskInstancesInput,
): Promise<ClearTaskInstancesOutcome> {
  const dagRow = await transaction
    .selectFrom("dag")
    .select("dagVersionId")
    .where("dagId", "=", input.dagId)
    .executeTakeFirst();
  if (dagRow === undefined) return { kind: "dag-not-found" };
  const runs = await chooseDagRuns(transaction, input.dagId, input.runs);
  if (runs === null) return { kind: "dag-run-not-found" };
  const rows = await claimDagRunsById(
    transaction,
    runs.map(({ id }) => id),
  );
  const batch = new TransitionBatch(transaction, input.now);
  const { dagVersionId } = dagRow;
  await batch.addRuns(input.version === "newest" ? rows.map((row) => ({ ...row, dagVersionId })) : rows);
  const chosen = await choose(batch, input);
  if (!input.isDryRun) await clear(batch, chosen, input);
  return { kind: "cleared", taskInstances: chosen.map(referenceOf) };
}

async function clear(
  batch: TransitionBatch,
  chosen: readonly BatchedTaskInstance[],
  { version, resetDagRuns }: ClearTaskInstancesInput,
): Promise<void> {
  const touched = [...batch.runs.values()].filter((run) => chosen.some((instance) => instance.run === run));
  for (const instance of chosen) clearInstance(batch, instance);
  const candidates: FinishedTask[] = [];
  for (const run of touched) {
    if (version === "newest") {
      const { dagVersionId } = run.row;
      await applyDagRunTransitions(batch.transaction, [{ dagRun: run.row, verb: null, changes: { dagVersionId } }]);
    }
    const cleared = chosen.filter((instance) => instance.run === run);
    if (run.row.state === "running") candidates.push(...(await goOn(batch, run, { cleared, version })));
  }
  await advanceBatch(batch, { finished: [], candidates });
  await batch.write();
  if (resetDagRuns) await queueFinishedRuns(batch, touched);
}

/** In a run that is running, what was cleared may be ready at once. @returns what is to be looked at. */
async function goOn(
  batch: TransitionBatch,
  run: BatchedDagRun,
  { cleared, version }: { readonly cleared: readonly BatchedTaskInstance[] } & Pick<ClearTaskInstancesInput, "version">,
): Promise<readonly FinishedTask[]> {
  run.hasFailedFast = false;
  const adopted = version === "newest" ? await adoptVersion(batch, run) : [];
  const known = cleared.filter(({ row }) => run.graph.findTask(row.taskId) !== null);
  const below = new Set(known.flatMap(({ row }) => run.graph.downstreamIds(row.taskId)));
  await batch.loadTasks([...below].map((taskId) => ({ dagRunId: run.row.id, taskId })));
  const scheduled = [...below]
    .flatMap((taskId) => run.instances.get(taskId) ?? [])
    .filter(({ state }) => state === "scheduled");
  for (const instance of scheduled) takeBack(instance);
  return [...adopted, ...[...known, ...scheduled].map(({ row, mapIndex }) => ({ run, taskId: row.taskId, mapIndex }))];
}

/**
 * Takes back what was scheduled below, as it may not be ready any more.
 *
 * Parity: a worker looks at the upstream again before it runs a task. A try that was only scheduled was none; a sensor
 * that was to look again begins anew with its next.
 */
function takeBack(instance: BatchedTaskInstance): void {
  const isNewTry = instance.row.firstStartedAt === null;
  const tryNumber = isNewTry ? instance.tryNumber - 1 : instance.tryNumber;
  instance.apply("clear", { tryNumber, scheduledAt: null, firstStartedAt: null });
}

async function choose(batch: TransitionBatch, input: ClearTaskInstancesInput): Promise<readonly BatchedTaskInstance[]> {
  const { taskIds } = input;
  const chosen: BatchedTaskInstance[] = [];
  if (taskIds === null) {
    for (const run of batch.runs.values()) chosen.push(...(await batch.loadRun(run)));
    return chosen.filter((instance) => isChosen(instance, input));
  }
  const tasks = [...batch.runs.values()].flatMap((run) =>
    [...chooseTaskIds(run.graph, { ...input, taskIds })].map((taskId) => ({ run, dagRunId: run.row.id, taskId })),
  );
  await batch.loadTasks(tasks);
  for (const { run, taskId } of tasks) chosen.push(...(run.instances.get(taskId) ?? []));
  return chosen.filter((instance) => isChosen(instance, input));
}

const FAILED: readonly TaskInstanceState[] = ["failed", "upstream_failed"];

function isChosen({ row, state }: BatchedTaskInstance, input: ClearTaskInstancesInput): boolean {
  const { mapIndexes, taskIds } = input;
  const isNamed = taskIds === null || taskIds.includes(row.taskId);
  if (mapIndexes !== null && isNamed && !mapIndexes.includes(row.mapIndex)) return false;
  if (input.onlyFailed && !FAILED.includes(state)) return false;
  return !input.onlyRunning || state === "running";
}

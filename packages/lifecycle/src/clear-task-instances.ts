import type { Instant } from "@baram/domain";
import { claimDagRunsById, type MetadataTransaction } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { adoptVersions } from "./batch/adopt-versions.ts";
import { advanceBatch } from "./batch/advance-batch.ts";
import type { BatchedDagRun } from "./batch/batched-dag-run.ts";
import type { BatchedTaskInstance } from "./batch/batched-task-instance.ts";
import type { FinishedTask } from "./batch/candidate.ts";
import { clearInstance } from "./batch/clear-instance.ts";
import { queueFinishedRuns } from "./batch/queue-finished-runs.ts";
import { referenceOf, type TaskInstanceReference } from "./batch/reference-of.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";
import { chooseDagRuns, type DagRunChoice } from "./selection/choose-dag-runs.ts";
import { followMarkers } from "./selection/follow-markers.ts";
import { type ClearedReach, isCleared, type ReachedDagRun } from "./selection/is-cleared.ts";

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
  | { readonly kind: "dag-run-not-found" }
  /** Markers of tasks in other Dags lead too far, or one of them nowhere. */
  | { readonly kind: "markers-refused"; readonly message: string };

/**
 * Lets instances run again: back to no status, history kept. Running ones are stopped first and get another try.
 *
 * Parity: setups and teardowns of cleared work are cleared with it; clearing only a failed task leaves what is
 * `upstream_failed` below it as it is. Where a run goes on with another version, its instances are brought in line
 * when it is looked at: at once if it is running, else when it starts.
 *
 * A cleared marker clears the task of another Dag that it stands for and what is below that, in the runs that are there.
 * All runs are found first and then locked in the order of their ids, whichever Dag they are of.
 */
export async function clearTaskInstances(
  transaction: MetadataTransaction,
  input: ClearTaskInstancesInput,
): Promise<ClearTaskInstancesOutcome> {
  const versionIds = new NewestVersionIds(transaction);
  if ((await versionIds.of(input.dagId)) === null) return { kind: "dag-not-found" };
  const runs = await chooseDagRuns(transaction, input.dagId, input.runs);
  if (runs === null) return { kind: "dag-run-not-found" };
  const versionIdOf = async (dagId: string) => (input.version === "newest" ? versionIds.of(dagId) : null);
  const followed = await followMarkers(transaction, { ...input, runs, versionIdOf });
  if (followed.kind === "refused") return { kind: "markers-refused", message: followed.message };
  const { reach } = followed;
  const batch = new TransitionBatch(transaction, input.now);
  for (const row of await claimDagRunsById(transaction, [...reach.keys()])) {
    await batch.addRuns([{ ...row, dagVersionId: (await versionIdOf(row.dagId)) ?? row.dagVersionId }]);
  }
  const chosen = await choose(batch, reach, input);
  if (!input.isDryRun) await clear(batch, chosen, input);
  return { kind: "cleared", taskInstances: chosen.map(referenceOf) };
}

/** The newest version of each Dag, read once. */
class NewestVersionIds {
  readonly #transaction: MetadataTransaction;
  readonly #known = new Map<string, number | null>();

  constructor(transaction: MetadataTransaction) {
    this.#transaction = transaction;
  }

  async of(dagId: string): Promise<number | null> {
    const known = this.#known.get(dagId);
    if (known !== undefined) return known;
    const row = await this.#transaction
      .selectFrom("dag")
      .select("dagVersionId")
      .where("dagId", "=", dagId)
      .executeTakeFirst();
    const versionId = row?.dagVersionId ?? null;
    this.#known.set(dagId, versionId);
    return versionId;
  }
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
  const adopted = version === "newest" ? await adoptVersions(batch, [run]) : [];
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

async function choose(
  batch: TransitionBatch,
  reach: ClearedReach,
  input: ClearTaskInstancesInput,
): Promise<readonly BatchedTaskInstance[]> {
  const runs = [...batch.runs.values()].flatMap((run) => {
    const reached = reach.get(run.row.id);
    return reached === undefined ? [] : [{ run, reached, taskIds: idsIn(reached) }];
  });
  const tasks = runs.flatMap(({ run, taskIds }) =>
    [...(taskIds ?? [])].map((taskId) => ({ dagRunId: run.row.id, taskId })),
  );
  await batch.loadTasks(tasks);
  const chosen: BatchedTaskInstance[] = [];
  for (const { run, reached, taskIds } of runs) {
    const instances =
      taskIds === null ? await batch.loadRun(run) : [...taskIds].flatMap((taskId) => run.instances.get(taskId) ?? []);
    chosen.push(...instances.filter(({ row }) => isCleared(row, reached, input)));
  }
  return chosen;
}

/** `null` for all tasks of the run. */
function idsIn({ asked, marked }: ReachedDagRun): ReadonlySet<string> | null {
  return asked === null ? null : new Set([...asked, ...marked]);
}

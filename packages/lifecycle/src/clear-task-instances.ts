import { type Instant, type TaskInstanceState, taskGraph } from "@baram/domain";
import { claimDagRunsById, type MetadataTransaction, serializedDagsOf } from "@baram/metadata-store";
import type { BatchedTaskInstance } from "./batch/batched-task-instance.ts";
import { clearBatch } from "./batch/clear-batch.ts";
import { referenceOf, type TaskInstanceReference } from "./batch/reference-of.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";
import { chooseDagRuns, type DagRunChoice } from "./selection/choose-dag-runs.ts";
import { chooseTaskIds } from "./selection/choose-task-ids.ts";

/** What to clear. */
export interface ClearTaskInstancesInput {
  readonly dagId: string;
  /** `null` for every task. Unknown ids clear nothing. */
  readonly taskIds: readonly string[] | null;
  readonly runs: DagRunChoice;
  /** `null` for every copy of a mapped task. */
  readonly mapIndexes?: readonly number[] | null;
  /** Only `failed` and `upstream_failed` ones. */
  readonly onlyFailed: boolean;
  readonly onlyRunning: boolean;
  readonly includeUpstream: boolean;
  readonly includeDownstream: boolean;
  /** Whether finished runs are queued again. Without, cleared instances wait until somebody does. */
  readonly resetDagRuns: boolean;
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
 * `upstream_failed` below it as it is.
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
  const runIds = await chooseDagRuns(transaction, input.dagId, input.runs);
  if (runIds === null) return { kind: "dag-run-not-found" };
  const { dag } = await serializedDagsOf(transaction).get(transaction, dagRow.dagVersionId);
  const taskIds = input.taskIds === null ? null : chooseTaskIds(taskGraph(dag), { ...input, taskIds: input.taskIds });
  const batch = new TransitionBatch(transaction, input.now);
  await batch.addRuns(await claimDagRunsById(transaction, runIds));
  const chosen = (await loadChosen(batch, taskIds)).filter((instance) => isChosen(instance, input));
  if (!input.isDryRun) await clearBatch(batch, chosen, { resetDagRuns: input.resetDagRuns });
  return { kind: "cleared", taskInstances: chosen.map(referenceOf) };
}

async function loadChosen(
  batch: TransitionBatch,
  taskIds: ReadonlySet<string> | null,
): Promise<readonly BatchedTaskInstance[]> {
  const chosen: BatchedTaskInstance[] = [];
  for (const run of batch.runs.values()) {
    if (taskIds === null) chosen.push(...(await batch.loadRun(run)));
    else await batch.loadTasks([...taskIds].map((taskId) => ({ dagRunId: run.row.id, taskId })));
  }
  if (taskIds === null) return chosen;
  return [...batch.runs.values()].flatMap((run) => [...taskIds].flatMap((taskId) => run.instances.get(taskId) ?? []));
}

const FAILED: readonly TaskInstanceState[] = ["failed", "upstream_failed"];

function isChosen({ row, state }: BatchedTaskInstance, input: ClearTaskInstancesInput): boolean {
  const { mapIndexes = null } = input;
  if (mapIndexes !== null && !mapIndexes.includes(row.mapIndex)) return false;
  if (input.onlyFailed && !FAILED.includes(state)) return false;
  return !input.onlyRunning || state === "running";
}

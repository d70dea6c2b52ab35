import { type TaskGraph, taskGraph } from "@baram/domain";
import { claimDagRunsById } from "@baram/metadata-store";
import type { BatchedDagRun } from "./batched-dag-run.ts";
import type { RunInBatch } from "./batched-task-instance.ts";
import type { FinishedTask } from "./candidate.ts";
import { mayDependOnPast } from "./may-depend-on-past.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/**
 * The tasks of later runs that depend on their past, and whose past has just moved.
 *
 * Dags without such tasks cost no query. That a run of a back-fill ignores its own past is nothing to later ones. Locks
 * the later runs, in the order of their dates, as everybody does who follows the past: it may hold instances of earlier
 * runs by then.
 */
export async function waitingInLaterRuns(
  batch: TransitionBatch,
  finished: readonly FinishedTask[],
): Promise<readonly FinishedTask[]> {
  const waiting: FinishedTask[] = [];
  for (const { run, taskId, mapIndex = -1 } of finished) {
    const { storedDag } = run.version;
    if (!mayDependOnPast(storedDag)) continue;
    const graph = taskGraph(storedDag);
    const affected = [taskId, ...upstreamOf(graph, taskId)];
    if (!affected.some((id) => dependsOnPast(graph, id))) continue;
    for (const later of await laterRunsOf(batch, run)) {
      for (const id of affected.filter((each) => dependsOnPast(later.graph, each))) {
        // A mapped task depends on the same index of its past.
        waiting.push({ run: later, taskId: id, ...(id === taskId && mapIndex >= 0 ? { mapIndex } : {}) });
      }
    }
  }
  return waiting;
}

/** A task that waits for its downstream waits for this task, too. */
function upstreamOf(graph: TaskGraph, taskId: string): readonly string[] {
  return graph.findTask(taskId) === null ? [] : graph.upstreamIds(taskId);
}

function dependsOnPast(graph: TaskGraph, taskId: string): boolean {
  const task = graph.findTask(taskId);
  return task !== null && (task.dependsOnPast || task.waitForDownstream);
}

/**
 * The running runs for which a run is the previous one: the next by date, and where the Dag catches up, which looks
 * past manual runs, those up to the next that is not manual.
 */
async function laterRunsOf(batch: TransitionBatch, run: RunInBatch): Promise<readonly BatchedDagRun[]> {
  const known = batch.laterRuns.get(run);
  if (known !== undefined) return known;
  const { dagId, logicalDate } = run.row;
  const next = await batch.transaction
    .selectFrom("dagRun")
    .select("logicalDate")
    .where("dagId", "=", dagId)
    .where("logicalDate", ">", logicalDate)
    .$if(run.version.dag.catchup, (query) => query.where("runType", "!=", "manual"))
    .orderBy("logicalDate")
    .limit(1)
    .executeTakeFirst();
  const rows = await batch.transaction
    .selectFrom("dagRun")
    .select("id")
    .where("dagId", "=", dagId)
    .where("state", "=", "running")
    .where("logicalDate", ">", logicalDate)
    .$if(next !== undefined, (query) => query.where("logicalDate", "<=", next?.logicalDate ?? logicalDate))
    .execute();
  const ids = rows.map(({ id }) => id);
  await batch.addLaterRuns(await claimDagRunsById(batch.transaction, ids));
  const later = ids.map((id) => batch.runs.get(id)).filter((each) => each?.row.state === "running");
  const found = later.filter((each) => each !== undefined);
  batch.laterRuns.set(run, found);
  return found;
}

import type { PreviousRunFacts } from "@baram/domain";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/**
 * What instances that depend on their past have to know of it. Tasks that do not depend on it cost no query.
 */
export async function readPreviousRuns(
  batch: TransitionBatch,
  instances: readonly BatchedTaskInstance[],
): Promise<ReadonlyMap<BatchedTaskInstance, PreviousRunFacts>> {
  const found = new Map<BatchedTaskInstance, PreviousRunFacts>();
  for (const instance of instances) {
    const task = instance.run.graph.task(instance.row.taskId);
    if (!task.dependsOnPast && !task.waitForDownstream) continue;
    const facts = await readPreviousRun(batch, instance);
    if (facts !== null) found.set(instance, facts);
  }
  return found;
}

/**
 * Parity: the previous run is the latest with an earlier logical date, of any type; with catchup on the Dag, the
 * latest earlier one that is not manual.
 */
async function readPreviousRun(
  batch: TransitionBatch,
  { run, row }: BatchedTaskInstance,
): Promise<PreviousRunFacts | null> {
  const { transaction } = batch;
  const previous = await transaction
    .selectFrom("dagRun")
    .select(["id", "runId", "logicalDate"])
    .where("dagId", "=", row.dagId)
    .where("logicalDate", "<", row.logicalDate)
    .$if(run.version.dag.catchup, (query) => query.where("runType", "!=", "manual"))
    .orderBy("logicalDate", "desc")
    .limit(1)
    .executeTakeFirst();
  if (previous === undefined) return null;
  const downstreamIds = run.graph.downstreamIds(row.taskId);
  const stored = await transaction
    .selectFrom("taskInstance")
    .select(["id", "taskId", "state"])
    .where("dagRunId", "=", previous.id)
    .where("taskId", "in", [row.taskId, ...downstreamIds])
    .execute();
  // What this transaction has decided about the previous run is not written yet.
  const instances = stored.map(({ id, taskId, state }) => ({ taskId, state: batch.decidedState(id) ?? state }));
  const earlier = await transaction
    .selectFrom("taskInstance")
    .select("id")
    .where("dagId", "=", row.dagId)
    .where("taskId", "=", row.taskId)
    .where("logicalDate", "<", row.logicalDate)
    .limit(1)
    .executeTakeFirst();
  return {
    runId: previous.runId,
    logicalDate: previous.logicalDate,
    taskStates: instances.filter(({ taskId }) => taskId === row.taskId).map(({ state }) => state),
    downstreamStates: instances.filter(({ taskId }) => taskId !== row.taskId).map(({ state }) => state),
    hasEarlierInstance: earlier !== undefined,
  };
}

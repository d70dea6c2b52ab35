import { type PreviousRunFacts, pastOfInstance, type TaskInstanceState } from "@baram/domain";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** The previous run of one task, with its instances there. */
interface PreviousRun extends Omit<PreviousRunFacts, "taskStates"> {
  readonly past: readonly { readonly mapIndex: number; readonly state: TaskInstanceState }[];
}

/**
 * What instances that depend on their past have to know of it. Tasks that do not depend on it cost no query; a mapped
 * task costs as much as a plain one.
 */
export async function readPreviousRuns(
  batch: TransitionBatch,
  instances: readonly BatchedTaskInstance[],
): Promise<ReadonlyMap<BatchedTaskInstance, PreviousRunFacts>> {
  const found = new Map<BatchedTaskInstance, PreviousRunFacts>();
  const groups = new Map<string, [BatchedTaskInstance, ...BatchedTaskInstance[]]>();
  for (const instance of instances) {
    const { run, row } = instance;
    const task = run.graph.task(row.taskId);
    if (!task.dependsOnPast && !task.waitForDownstream) continue;
    const key = `${run.row.id}\0${row.taskId}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [instance]);
    else group.push(instance);
  }
  for (const group of groups.values()) {
    const previous = await readPreviousRun(batch, group);
    if (previous === null) continue;
    for (const instance of group) {
      found.set(instance, { ...previous, taskStates: pastOfInstance(instance.mapIndex, previous.past) });
    }
  }
  return found;
}

/**
 * Parity: the previous run is the latest with an earlier logical date, of any type; with catchup on the Dag, the
 * latest earlier one that is not manual.
 */
async function readPreviousRun(
  batch: TransitionBatch,
  group: readonly [BatchedTaskInstance, ...BatchedTaskInstance[]],
): Promise<PreviousRun | null> {
  const { transaction } = batch;
  const [{ run, row }] = group;
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
    .select(["id", "taskId", "mapIndex", "state"])
    .where("dagRunId", "=", previous.id)
    .where("taskId", "in", [row.taskId, ...downstreamIds])
    .execute();
  // What this transaction has decided about the previous run is not written yet.
  const instances = stored.map((instance) => ({
    ...instance,
    state: batch.decidedState(instance.id) ?? instance.state,
  }));
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
    past: instances.filter(({ taskId }) => taskId === row.taskId),
    downstreamStates: instances.filter(({ taskId }) => taskId !== row.taskId).map(({ state }) => state),
    hasEarlierInstance: earlier !== undefined,
  };
}

import { indexesMet, isDecidedAgainst, isDecider, levelsShared, parseSkipDecision, SKIPMIXIN_KEY } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";

/**
 * The instances that a branch or a short circuit directly upstream has decided against. What it decided outlives a
 * clear of the task below it.
 *
 * A plain one decides about every instance of a mapped task; a mapped one about the same index only, and so about
 * nothing that is not mapped. The common task has no such upstream and costs no query.
 */
export async function readSkipDecisions(
  transaction: MetadataTransaction,
  instances: readonly BatchedTaskInstance[],
): Promise<ReadonlySet<BatchedTaskInstance>> {
  const decidedAgainst = new Set<BatchedTaskInstance>();
  const deciders = new Map<number, BatchedTaskInstance[]>();
  for (const instance of instances) {
    for (const decider of decidersAbove(instance)) {
      if (!decider.isFinished) continue;
      const decidedAbout = deciders.get(decider.row.id);
      if (decidedAbout === undefined) deciders.set(decider.row.id, [instance]);
      else decidedAbout.push(instance);
    }
  }
  if (deciders.size === 0) return decidedAgainst;
  const rows = await transaction
    .selectFrom("xcom")
    .select(["taskInstanceId", "value"])
    .where("taskInstanceId", "in", [...deciders.keys()])
    .where("key", "=", SKIPMIXIN_KEY)
    .execute();
  for (const { taskInstanceId, value } of rows) {
    const decision = parseSkipDecision(value);
    if (decision === null) continue;
    for (const instance of deciders.get(taskInstanceId) ?? []) {
      if (isDecidedAgainst(decision, instance.row.taskId)) decidedAgainst.add(instance);
    }
  }
  return decidedAgainst;
}

function* decidersAbove(instance: BatchedTaskInstance): Generator<BatchedTaskInstance> {
  const { run, row, mapIndex } = instance;
  for (const upstreamId of run.graph.upstreamIds(row.taskId)) {
    if (!isDecider(run.graph, upstreamId)) continue;
    if (run.lengthsOf(upstreamId) === null) {
      yield* (run.instances.get(upstreamId) ?? []).filter((decider) => decider.mapIndex < 0);
      continue;
    }
    if (mapIndex < 0) continue;
    const isMet = levelsShared(run, row.taskId, upstreamId) > 0 && run.lengthsOf(row.taskId) !== null;
    const indexes = isMet ? indexesMet(run, { taskId: row.taskId, mapIndex, otherId: upstreamId }) : [mapIndex];
    for (const index of indexes) {
      const decider = run.expanded.at(upstreamId, index);
      if (decider !== null && decider !== undefined) yield decider;
    }
  }
}

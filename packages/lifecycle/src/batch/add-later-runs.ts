import { claimDagRunsById } from "@baram/metadata-store";
import type { TransitionBatch } from "./transition-batch.ts";

/**
 * Takes into the batch the running runs right after its own, in which tasks may wait for these to finish.
 *
 * Dags without such tasks cost no query. Locks the runs; call it before instances are locked.
 */
export async function addLaterRuns(batch: TransitionBatch): Promise<void> {
  const runs = Array.from(batch.runs.values());
  for (const run of runs) {
    if (!run.version.dag.tasks.some((task) => task.dependsOnPast || task.waitForDownstream)) continue;
    const next = await batch.transaction
      .selectFrom("dagRun")
      .select(["id", "state"])
      .where("dagId", "=", run.row.dagId)
      .where("logicalDate", ">", run.row.logicalDate)
      .orderBy("logicalDate")
      .limit(1)
      .executeTakeFirst();
    if (next?.state !== "running") continue;
    await batch.addRuns(await claimDagRunsById(batch.transaction, [next.id]));
    const later = batch.runs.get(next.id);
    if (later !== undefined) batch.laterRuns.set(run, later);
  }
}

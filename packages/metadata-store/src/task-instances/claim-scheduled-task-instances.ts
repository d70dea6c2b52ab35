import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";
import { LOCKED_COLUMNS, type LockedTaskInstance } from "./locked-task-instance.ts";

/** A scheduled instance with what its workload and its limits need to know of its run. */
export interface ScheduledTaskInstance extends LockedTaskInstance {
  readonly dagVersionId: number;
  readonly runType: "scheduled" | "manual" | "backfill" | "dataset_triggered";
  readonly dataIntervalStart: Instant;
  readonly dataIntervalEnd: Instant;
  readonly runStartDate: Instant | null;
  /** A JSON object. */
  readonly conf: string;
  readonly externalTrigger: 0 | 1;
  readonly maxActiveTasks: number;
}

/**
 * Locks the scheduled task instances this scheduler may queue, best first.
 *
 * Pools and Dags that are known to be full are left out, so that what waits for them does not hide what could run.
 */
export async function claimScheduledTaskInstances(
  transaction: MetadataTransaction,
  {
    limit,
    fullPools,
    fullDagIds,
  }: { readonly limit: number; readonly fullPools: readonly string[]; readonly fullDagIds: readonly string[] },
): Promise<readonly ScheduledTaskInstance[]> {
  return (
    transaction
      .selectFrom("taskInstance")
      .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
      .innerJoin("dag", "dag.dagId", "taskInstance.dagId")
      .select(LOCKED_COLUMNS)
      .select([
        "dagRun.dagVersionId",
        "dagRun.runType",
        "dagRun.dataIntervalStart",
        "dagRun.dataIntervalEnd",
        "dagRun.startDate as runStartDate",
        "dagRun.conf",
        "dagRun.externalTrigger",
        "dag.maxActiveTasks",
      ])
      // Written out, so that the partial index of exactly this state is used.
      .where("taskInstance.state", "=", sql.lit("scheduled"))
      .where("dagRun.state", "=", "running")
      // A back-fill goes on although its Dag is paused.
      .where((where) => where.or([where("dag.isPaused", "=", 0), where("dagRun.runType", "=", "backfill")]))
      .$if(fullPools.length > 0, (query) => query.where("taskInstance.pool", "not in", fullPools))
      .$if(fullDagIds.length > 0, (query) => query.where("taskInstance.dagId", "not in", fullDagIds))
      .orderBy("taskInstance.priorityWeight", "desc")
      .orderBy("taskInstance.logicalDate")
      .orderBy("taskInstance.mapIndex")
      // The unique last key gives every scheduler the same walk through the rows.
      .orderBy("taskInstance.id")
      .limit(limit)
      // SQLite admits one writer at a time, so there the transaction itself is the lock.
      .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate("taskInstance").skipLocked())
      .execute()
  );
}

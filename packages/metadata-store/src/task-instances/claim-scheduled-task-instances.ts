import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { Dialect } from "../dialect/dialect.ts";
import { dialectOf, type MetadataReader, type MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
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

/** What a claim leaves out and how much it takes. */
export interface ScheduledClaim {
  readonly limit: number;
  /** Pools and Dags that are known to be full, so that what waits for them does not hide what could run. */
  readonly fullPools: readonly string[];
  readonly fullDagIds: readonly string[];
}

const CLAIM = new PreparedQuery<{ limit: number }, ScheduledTaskInstance>(["limit"], ({ database, dialect, values }) =>
  unpausedTaskInstances(database, dialect).limit(values.limit),
);

/** Locks the scheduled task instances this scheduler may queue, best first. */
export async function claimScheduledTaskInstances(
  transaction: MetadataTransaction,
  { limit, fullPools, fullDagIds }: ScheduledClaim,
): Promise<readonly ScheduledTaskInstance[]> {
  if (fullPools.length === 0 && fullDagIds.length === 0) return (await CLAIM.execute(transaction, { limit })).rows;
  return unpausedTaskInstances(transaction, dialectOf(transaction))
    .$if(fullPools.length > 0, (query) => query.where("taskInstance.pool", "not in", fullPools))
    .$if(fullDagIds.length > 0, (query) => query.where("taskInstance.dagId", "not in", fullDagIds))
    .limit(limit)
    .execute();
}

const CLAIM_OF_TASK = new PreparedQuery<ClaimOfTask, ScheduledTaskInstance>(
  ["dagId", "taskId", "dagRunId", "limit"],
  ({ database, dialect, values }) =>
    joinedTaskInstances(database, dialect)
      .where("taskInstance.dagId", "=", values.dagId)
      .where("taskInstance.taskId", "=", values.taskId)
      .where("taskInstance.dagRunId", "=", values.dagRunId)
      .orderBy("taskInstance.mapIndex")
      .limit(values.limit),
);

interface ClaimOfTask {
  readonly dagId: string;
  readonly taskId: string;
  readonly dagRunId: number;
  readonly limit: number;
}

/** Locks scheduled task instances of one task in one run, by map index, whether or not its Dag is paused. */
export async function claimScheduledTaskInstancesOfTask(
  transaction: MetadataTransaction,
  { dagId, taskId, dagRunId, limit }: ClaimOfTask,
): Promise<readonly ScheduledTaskInstance[]> {
  return (await CLAIM_OF_TASK.execute(transaction, { dagId, taskId, dagRunId, limit })).rows;
}

/** Locks scheduled task instances of one run, best first, whether or not its Dag is paused. */
export async function claimScheduledTaskInstancesOfRun(
  transaction: MetadataTransaction,
  { dagRunId, limit }: { readonly dagRunId: number; readonly limit: number },
): Promise<readonly ScheduledTaskInstance[]> {
  return scheduledTaskInstances(transaction, dialectOf(transaction))
    .where("taskInstance.dagRunId", "=", dagRunId)
    .limit(limit)
    .execute();
}

function unpausedTaskInstances(database: MetadataReader, dialect: Dialect) {
  // A back-fill goes on although its Dag is paused.
  return scheduledTaskInstances(database, dialect).where((where) =>
    where.or([where("dag.isPaused", "=", sql.lit(0)), where("dagRun.runType", "=", "backfill")]),
  );
}

function scheduledTaskInstances(database: MetadataReader, dialect: Dialect) {
  return (
    joinedTaskInstances(database, dialect)
      .orderBy("taskInstance.priorityWeight", "desc")
      .orderBy("taskInstance.logicalDate")
      .orderBy("taskInstance.mapIndex")
      // The unique last key gives every scheduler the same walk through the rows.
      .orderBy("taskInstance.id")
  );
}

function joinedTaskInstances(database: MetadataReader, dialect: Dialect) {
  return (
    database
      .selectFrom("taskInstance")
      // Computed, so that no planner starts from the Dags and sorts all that is scheduled of them: the walk begins with the
      // index that holds the scheduled instances in their order, and ends when it has enough.
      .innerJoin("dagRun", (join) => join.on("dagRun.id", "=", sql<number>`${sql.ref("taskInstance.dagRunId")} + 0`))
      .innerJoin("dag", (join) => join.on("dag.dagId", "=", sql<string>`${sql.ref("taskInstance.dagId")} || ''`))
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
      // So is this one, for another reason: SQLite prepares a statement anew with each value that is bound to a column
      // which the condition of a partial index names.
      .where("dagRun.state", "=", sql.lit("running"))
      // SQLite admits one writer at a time, so there the transaction itself is the lock.
      .$if(dialect.locksRows, (query) => query.forUpdate("taskInstance").skipLocked())
  );
}

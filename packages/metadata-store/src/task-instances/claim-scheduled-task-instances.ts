import type { DagRunState, Instant } from "@baram/domain";
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
  /** With the next, whether its run and its Dag let it start: see {@link isHeldByDag}. */
  readonly dagRunState: DagRunState;
  readonly isPaused: 0 | 1;
}

const CLAIM = new PreparedQuery<{ limit: number }, ScheduledTaskInstance>(["limit"], ({ database, dialect, values }) =>
  scheduledTaskInstances(database, dialect).limit(values.limit),
);

/**
 * Locks the scheduled task instances that stand first, best first, whether or not their run and Dag let them start.
 *
 * Nothing is left out, so that no more rows are read than are asked for: what waits for a pause or a limit may be
 * thousands, and stands in front of what could run.
 */
export async function claimScheduledTaskInstances(
  transaction: MetadataTransaction,
  { limit }: { readonly limit: number },
): Promise<readonly ScheduledTaskInstance[]> {
  return (await CLAIM.execute(transaction, { limit })).rows;
}

/** Whether the state of its run or the pause of its Dag holds a scheduled instance. A back-fill goes on while paused. */
export function isHeldByDag({
  dagRunState,
  isPaused,
  runType,
}: Pick<ScheduledTaskInstance, "dagRunState" | "isPaused" | "runType">): boolean {
  return dagRunState !== "running" || (isPaused === 1 && runType !== "backfill");
}

const CLAIM_OF_TASK = new PreparedQuery<ClaimOfTask, ScheduledTaskInstance>(
  ["pool", "dagId", "taskId", "dagRunId", "limit"],
  ({ database, dialect, values }) =>
    joinedTaskInstances(database, dialect)
      .where("dagRun.state", "=", sql.lit("running"))
      .where("taskInstance.pool", "=", values.pool)
      .where("taskInstance.dagId", "=", values.dagId)
      .where("taskInstance.taskId", "=", values.taskId)
      .where("taskInstance.dagRunId", "=", values.dagRunId)
      .orderBy("taskInstance.mapIndex")
      .limit(values.limit),
);

interface ClaimOfTask {
  readonly pool: string;
  readonly dagId: string;
  readonly taskId: string;
  readonly dagRunId: number;
  readonly limit: number;
}

/** Locks scheduled task instances of one task in one running run and one pool, by map index, whether or not its Dag is paused. */
export async function claimScheduledTaskInstancesOfTask(
  transaction: MetadataTransaction,
  { pool, dagId, taskId, dagRunId, limit }: ClaimOfTask,
): Promise<readonly ScheduledTaskInstance[]> {
  return (await CLAIM_OF_TASK.execute(transaction, { pool, dagId, taskId, dagRunId, limit })).rows;
}

/** Locks scheduled task instances of one run, best first, whether or not its Dag is paused. */
export async function claimScheduledTaskInstancesOfRun(
  transaction: MetadataTransaction,
  { dagRunId, limit }: { readonly dagRunId: number; readonly limit: number },
): Promise<readonly ScheduledTaskInstance[]> {
  return scheduledTaskInstances(transaction, dialectOf(transaction))
    .where("dagRun.state", "=", sql.lit("running"))
    .where("taskInstance.dagRunId", "=", dagRunId)
    .limit(limit)
    .execute();
}

/** Locks one scheduled task instance, whatever the state of its run. `null` where it is not scheduled. */
export async function claimScheduledTaskInstance(
  transaction: MetadataTransaction,
  { taskInstanceId }: { readonly taskInstanceId: number },
): Promise<ScheduledTaskInstance | null> {
  const row = await scheduledTaskInstances(transaction, dialectOf(transaction))
    .where("taskInstance.id", "=", taskInstanceId)
    .executeTakeFirst();
  return row ?? null;
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
        "dag.isPaused",
        "dagRun.state as dagRunState",
      ])
      // Written out, so that the partial index of exactly this state is used.
      .where("taskInstance.state", "=", sql.lit("scheduled"))
      // SQLite admits one writer at a time, so there the transaction itself is the lock.
      .$if(dialect.locksRows, (query) => query.forUpdate("taskInstance").skipLocked())
  );
}

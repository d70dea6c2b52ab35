import type { DagRunState, Instant, RunType } from "@baram/domain";
import { type Kysely, sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { MetadataDatabase } from "../tables/metadata-database.ts";

/** A task of a run of which instances are scheduled, as the first of them says. */
export interface ScheduledTask {
  readonly pool: string;
  readonly dagId: string;
  readonly taskId: string;
  readonly dagRunId: number;
  readonly dagVersionId: number;
  readonly priorityWeight: number;
  readonly logicalDate: Instant;
  readonly runType: RunType;
  readonly dagRunState: DagRunState;
  readonly isPaused: 0 | 1;
  readonly maxActiveTasks: number;
  /** Whether its Dag is paused and has no back-fill, which alone would go on. */
  readonly isDagHeld: 0 | 1;
}

/** Where a walk through the scheduled tasks goes on: by pool, Dag, task and run. */
export type ScheduledTaskPlace = Pick<ScheduledTask, "pool" | "dagId" | "taskId" | "dagRunId">;

/**
 * Behind what a walk goes on: the run it stands at, or all runs of the task, all of the Dag, that Dag and all behind it that
 * are held as it is, or all of the pool.
 */
export type WalkStep = "run" | "task" | "dag" | "heldDags" | "pool";

/** Of a row of `dag`. */
const IS_DAG_HELD = sql`dag.is_paused = 1 and not exists (select 1 from dag_run active where active.dag_id = dag.dag_id
  and active.state in ('queued', 'running') and active.run_type = 'backfill')`;

/** The state is written out, so that the partial index of exactly this state is used. */
function scheduled(database: Kysely<MetadataDatabase>) {
  return database
    .selectFrom("taskInstance")
    .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
    .innerJoin("dag", "dag.dagId", "taskInstance.dagId")
    .select([
      "taskInstance.pool",
      "taskInstance.dagId",
      "taskInstance.taskId",
      "taskInstance.dagRunId",
      "taskInstance.priorityWeight",
      "taskInstance.logicalDate",
      "dagRun.dagVersionId",
      "dagRun.runType",
      "dagRun.state as dagRunState",
      "dag.isPaused",
      "dag.maxActiveTasks",
    ])
    .select(sql<0 | 1>`case when ${IS_DAG_HELD} then 1 else 0 end`.as("isDagHeld"))
    .where("taskInstance.state", "=", sql.lit("scheduled"))
    .orderBy("taskInstance.pool")
    .orderBy("taskInstance.dagId")
    .orderBy("taskInstance.taskId")
    .orderBy("taskInstance.dagRunId")
    .limit(1);
}

const NEXT_RUN = new PreparedQuery<ScheduledTaskPlace, ScheduledTask>(
  ["pool", "dagId", "taskId", "dagRunId"],
  ({ database, values }) =>
    scheduled(database).where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple("taskInstance.pool", "taskInstance.dagId", "taskInstance.taskId", "taskInstance.dagRunId"),
        ">",
        tuple(values.pool, values.dagId, values.taskId, values.dagRunId),
      ),
    ),
);

const NEXT_TASK = new PreparedQuery<Omit<ScheduledTaskPlace, "dagRunId">, ScheduledTask>(
  ["pool", "dagId", "taskId"],
  ({ database, values }) =>
    scheduled(database).where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple("taskInstance.pool", "taskInstance.dagId", "taskInstance.taskId"),
        ">",
        tuple(values.pool, values.dagId, values.taskId),
      ),
    ),
);

const NEXT_DAG = new PreparedQuery<Pick<ScheduledTaskPlace, "pool" | "dagId">, ScheduledTask>(
  ["pool", "dagId"],
  ({ database, values }) =>
    scheduled(database).where(({ eb, refTuple, tuple }) =>
      eb(refTuple("taskInstance.pool", "taskInstance.dagId"), ">", tuple(values.pool, values.dagId)),
    ),
);

/** From Dag to Dag until one is not held, each found by one look into the index. */
const NEXT_BEHIND_HELD = new PreparedQuery<Pick<ScheduledTaskPlace, "pool" | "dagId">, ScheduledTask>(
  ["pool", "dagId"],
  ({ database, values }) => {
    const isHeld = sql`exists (select 1 from dag where dag.dag_id = walk.dag_id and ${IS_DAG_HELD})`;
    const next = (column: "pool" | "dag_id") => sql`(select behind.${sql.ref(column)} from task_instance behind
      where behind.state = 'scheduled' and (behind.pool, behind.dag_id) > (walk.pool, walk.dag_id)
      order by behind.pool, behind.dag_id limit 1)`;
    return scheduled(database).where(
      sql<boolean>`(task_instance.pool, task_instance.dag_id) = (
        with recursive walk (pool, dag_id) as (
          select cast(${values.pool} as text), cast(${values.dagId} as text)
          union all
          select ${next("pool")}, ${next("dag_id")} from walk where ${isHeld}
        )
        select walk.pool, walk.dag_id from walk where walk.pool is not null and not ${isHeld} limit 1
      )`,
    );
  },
);

const NEXT_POOL = new PreparedQuery<Pick<ScheduledTaskPlace, "pool">, ScheduledTask>(["pool"], ({ database, values }) =>
  scheduled(database).where("taskInstance.pool", ">", values.pool),
);

/**
 * The next task of a run of which instances are scheduled, by pool, Dag, task and run; each costs one look into an
 * index, however many instances it, its Dag or its pool has; behind Dags that are held, one for each of those.
 *
 * @param after where to go on, and behind how much of it.
 */
export async function findNextScheduledTask(
  transaction: MetadataTransaction,
  after: ScheduledTaskPlace,
  step: WalkStep,
): Promise<ScheduledTask | null> {
  const { rows } = await nextBehind(transaction, after, step);
  return rows[0] ?? null;
}

function nextBehind(transaction: MetadataTransaction, after: ScheduledTaskPlace, step: WalkStep) {
  switch (step) {
    case "run":
      return NEXT_RUN.execute(transaction, after);
    case "task":
      return NEXT_TASK.execute(transaction, after);
    case "dag":
      return NEXT_DAG.execute(transaction, after);
    case "heldDags":
      return NEXT_BEHIND_HELD.execute(transaction, after);
    case "pool":
      return NEXT_POOL.execute(transaction, after);
  }
}

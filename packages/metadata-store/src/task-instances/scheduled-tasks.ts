import type { Instant, RunType } from "@baram/domain";
import { type Kysely, sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { MetadataDatabase } from "../tables/metadata-database.ts";

/** A task of a run of which instances are scheduled, as the first of them says. */
export interface ScheduledTask {
  readonly dagId: string;
  readonly taskId: string;
  readonly dagRunId: number;
  readonly pool: string;
  readonly priorityWeight: number;
  readonly logicalDate: Instant;
  readonly runType: RunType;
  readonly dagRunState: string;
  readonly isPaused: 0 | 1;
  readonly maxActiveTasks: number;
}

/** Where a walk through the scheduled tasks goes on. */
export type ScheduledTaskPlace = Pick<ScheduledTask, "dagId" | "taskId" | "dagRunId">;

/** The state is written out, so that the partial index of exactly this state is used. */
function scheduled(database: Kysely<MetadataDatabase>) {
  return database
    .selectFrom("taskInstance")
    .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
    .innerJoin("dag", "dag.dagId", "taskInstance.dagId")
    .select([
      "taskInstance.dagId",
      "taskInstance.taskId",
      "taskInstance.dagRunId",
      "taskInstance.pool",
      "taskInstance.priorityWeight",
      "taskInstance.logicalDate",
      "dagRun.runType",
      "dagRun.state as dagRunState",
      "dag.isPaused",
      "dag.maxActiveTasks",
    ])
    .where("taskInstance.state", "=", sql.lit("scheduled"))
    .orderBy("taskInstance.dagId")
    .orderBy("taskInstance.taskId")
    .orderBy("taskInstance.dagRunId")
    .limit(1);
}

const NEXT = new PreparedQuery<ScheduledTaskPlace, ScheduledTask>(
  ["dagId", "taskId", "dagRunId"],
  ({ database, values }) =>
    scheduled(database).where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple("taskInstance.dagId", "taskInstance.taskId", "taskInstance.dagRunId"),
        ">",
        tuple(values.dagId, values.taskId, values.dagRunId),
      ),
    ),
);

const NEXT_DAG = new PreparedQuery<{ dagId: string }, ScheduledTask>(["dagId"], ({ database, values }) =>
  scheduled(database).where("taskInstance.dagId", ">", values.dagId),
);

/**
 * The next task of a run of which instances are scheduled, by Dag, task and run; each costs one look into an index,
 * however many instances it has.
 *
 * @param after where to go on; with `isDagDone` behind all of its Dag.
 */
export async function findNextScheduledTask(
  transaction: MetadataTransaction,
  after: ScheduledTaskPlace,
  { isDagDone }: { readonly isDagDone: boolean },
): Promise<ScheduledTask | null> {
  const { rows } = isDagDone
    ? await NEXT_DAG.execute(transaction, { dagId: after.dagId })
    : await NEXT.execute(transaction, after);
  return rows[0] ?? null;
}

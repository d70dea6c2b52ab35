import type { Selectable } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { DagRunTable } from "../tables/dag-run-table.ts";
import type { Flag } from "../tables/flag.ts";

/** The columns that decisions need. */
export const LOCKED_DAG_RUN_COLUMNS = [
  "dagRun.id",
  "dagRun.dagId",
  "dagRun.runId",
  "dagRun.runType",
  "dagRun.state",
  "dagRun.logicalDate",
  "dagRun.dataIntervalStart",
  "dagRun.dataIntervalEnd",
  "dagRun.startDate",
  "dagRun.endDate",
  "dagRun.dagVersionId",
  "dagRun.clearNumber",
  "dagRun.unfinishedCount",
  "dagRun.activeCount",
  "dagRun.stateReason",
  "dagRun.terms",
  "dagRun.conf",
  "dagRun.externalTrigger",
] as const;

/** A run read for a decision; on PostgreSQL its row is locked until the transaction ends. */
export type LockedDagRun = Pick<
  Selectable<DagRunTable>,
  (typeof LOCKED_DAG_RUN_COLUMNS)[number] extends `dagRun.${infer Name}` ? Name & keyof DagRunTable : never
>;

/** The same with what its Dag says about which of its tasks may start. */
export interface LockedDagRunOfDag extends LockedDagRun {
  readonly maxActiveTasks: number;
  readonly isPaused: Flag;
}

const CLAIM_BY_ID = new PreparedQuery<{ ids: string }, LockedDagRunOfDag>(["ids"], ({ database, dialect, values }) =>
  database
    .selectFrom(dialect.rows<{ id: number }, "given">("given", { id: "integer" }, values.ids))
    .innerJoin("dagRun", "dagRun.id", "given.id")
    .innerJoin("dag", "dag.dagId", "dagRun.dagId")
    .select(LOCKED_DAG_RUN_COLUMNS)
    .select(["dag.maxActiveTasks", "dag.isPaused"])
    .orderBy("dagRun.id")
    .$if(dialect.locksRows, (query) => query.forUpdate("dagRun")),
);

/** Locks the runs with these ids, those that exist, by id. */
export async function claimDagRunsById(
  transaction: MetadataTransaction,
  ids: readonly number[],
): Promise<readonly LockedDagRunOfDag[]> {
  if (ids.length === 0) return [];
  const { rows } = await CLAIM_BY_ID.execute(transaction, { ids: JSON.stringify(ids.map((id) => ({ id }))) });
  return rows;
}

const CLAIM_OF_TASK_INSTANCES = new PreparedQuery<{ ids: string }, LockedDagRunOfDag>(
  ["ids"],
  ({ database, dialect, values }) =>
    database
      .selectFrom("dagRun")
      .innerJoin("dag", "dag.dagId", "dagRun.dagId")
      .select(LOCKED_DAG_RUN_COLUMNS)
      .select(["dag.maxActiveTasks", "dag.isPaused"])
      .where("dagRun.id", "in", (query) =>
        query
          .selectFrom(dialect.rows<{ id: number }, "given">("given", { id: "integer" }, values.ids))
          .innerJoin("taskInstance", "taskInstance.id", "given.id")
          .select("taskInstance.dagRunId"),
      )
      .orderBy("dagRun.id")
      .$if(dialect.locksRows, (query) => query.forUpdate("dagRun")),
);

/** Locks the runs that the given task instances belong to, by id. */
export async function claimDagRunsOfTaskInstances(
  transaction: MetadataTransaction,
  taskInstanceIds: readonly number[],
): Promise<readonly LockedDagRunOfDag[]> {
  if (taskInstanceIds.length === 0) return [];
  const ids = JSON.stringify(taskInstanceIds.map((id) => ({ id })));
  const { rows } = await CLAIM_OF_TASK_INSTANCES.execute(transaction, { ids });
  return rows;
}

/** Locks one run by its Dag and run id. */
export async function claimDagRun(
  transaction: MetadataTransaction,
  { dagId, runId }: { readonly dagId: string; readonly runId: string },
): Promise<LockedDagRun | null> {
  const row = await transaction
    .selectFrom("dagRun")
    .select(LOCKED_DAG_RUN_COLUMNS)
    .where("dagId", "=", dagId)
    .where("runId", "=", runId)
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate("dagRun"))
    .executeTakeFirst();
  return row ?? null;
}

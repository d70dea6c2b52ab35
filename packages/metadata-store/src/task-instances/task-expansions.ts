import type { InstanceCounts } from "@baram/domain";
import type { RowColumnType } from "../dialect/dialect.ts";
import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { TaskExpansionTable } from "../tables/task-expansion-table.ts";
import type { RunTask } from "./claim-task-instances.ts";

const RUN_TASK = { dagRunId: "integer", taskId: "text" } as const satisfies Record<keyof RunTask, RowColumnType>;

const LIST = new PreparedQuery<{ tasks: string }, TaskExpansionTable>(["tasks"], ({ database, dialect, values }) =>
  database
    .selectFrom(dialect.rows<RunTask, "given">("given", RUN_TASK, values.tasks))
    .innerJoin("taskExpansion", (join) =>
      join.onRef("taskExpansion.dagRunId", "=", "given.dagRunId").onRef("taskExpansion.taskId", "=", "given.taskId"),
    )
    .selectAll("taskExpansion"),
);

/** The expansions of those of the given tasks that have been expanded. The caller holds the runs. */
export async function listTaskExpansions(
  transaction: MetadataTransaction,
  tasks: readonly RunTask[],
): Promise<readonly TaskExpansionTable[]> {
  if (tasks.length === 0) return [];
  const { rows } = await LIST.execute(transaction, { tasks: JSON.stringify(tasks) });
  return rows;
}

/** The same, for those who only look. */
export async function readTaskExpansions(
  reader: MetadataReader,
  { dagRunId, taskIds }: { readonly dagRunId: number; readonly taskIds: readonly string[] },
): Promise<readonly TaskExpansionTable[]> {
  if (taskIds.length === 0) return [];
  return reader
    .selectFrom("taskExpansion")
    .selectAll()
    .where("dagRunId", "=", dagRunId)
    .where("taskId", "in", taskIds)
    .execute();
}

/** How often each level around an expanded task is repeated, outermost first. */
export function lengthsOfExpansion({ lengths }: Pick<TaskExpansionTable, "lengths">): readonly number[] {
  return JSON.parse(lengths) as readonly number[];
}

/** The counts of an expansion. */
export function countsOfExpansion(expansion: TaskExpansionTable): InstanceCounts {
  return {
    total: expansion.instanceCount,
    none: expansion.noneCount,
    success: expansion.successCount,
    failed: expansion.failedCount,
    upstreamFailed: expansion.upstreamFailedCount,
    skipped: expansion.skippedCount,
  };
}

/** The expansions of a run that still have instances to insert or to look at. */
export async function listOpenTaskExpansions(
  transaction: MetadataTransaction,
  { dagRunId }: { readonly dagRunId: number },
): Promise<readonly TaskExpansionTable[]> {
  return transaction
    .selectFrom("taskExpansion")
    .selectAll()
    .where("dagRunId", "=", dagRunId)
    .where("nextMapIndex", "is not", null)
    .orderBy("taskId")
    .execute();
}

/** The ids of running runs that have such expansions, oldest first. */
export async function listRunsWithOpenTaskExpansions(
  transaction: MetadataTransaction,
  { limit }: { readonly limit: number },
): Promise<readonly number[]> {
  const rows = await transaction
    .selectFrom("taskExpansion")
    .innerJoin("dagRun", "dagRun.id", "taskExpansion.dagRunId")
    .select("dagRun.id")
    .distinct()
    .where("taskExpansion.nextMapIndex", "is not", null)
    .where("dagRun.state", "=", "running")
    .orderBy("dagRun.id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Writes that tasks are expanded; what an earlier expansion said is replaced. The caller holds the runs. */
export async function writeTaskExpansions(
  transaction: MetadataTransaction,
  expansions: readonly TaskExpansionTable[],
): Promise<void> {
  if (expansions.length === 0) return;
  await transaction
    .insertInto("taskExpansion")
    .values(expansions.map((expansion) => ({ ...expansion })))
    .onConflict((conflict) =>
      conflict.columns(["dagRunId", "taskId"]).doUpdateSet((excluded) => ({
        lengths: excluded.ref("excluded.lengths"),
        instanceCount: excluded.ref("excluded.instanceCount"),
        noneCount: excluded.ref("excluded.noneCount"),
        successCount: excluded.ref("excluded.successCount"),
        failedCount: excluded.ref("excluded.failedCount"),
        upstreamFailedCount: excluded.ref("excluded.upstreamFailedCount"),
        skippedCount: excluded.ref("excluded.skippedCount"),
        pushedCount: excluded.ref("excluded.pushedCount"),
        nextMapIndex: excluded.ref("excluded.nextMapIndex"),
      })),
    )
    .execute();
}

/** Forgets that a task was expanded in a run. */
export async function deleteTaskExpansion(
  transaction: MetadataTransaction,
  { dagRunId, taskId }: RunTask,
): Promise<void> {
  await transaction.deleteFrom("taskExpansion").where("dagRunId", "=", dagRunId).where("taskId", "=", taskId).execute();
}

const DELETE_BUT = new PreparedQuery<{ ids: string; kept: string }, unknown>(
  ["ids", "kept"],
  ({ database, dialect, values }) =>
    database
      .deleteFrom("taskExpansion")
      .where("dagRunId", "in", (from) =>
        from
          .selectFrom(dialect.rows<{ id: number }, "given">("given", { id: "integer" }, values.ids))
          .select("given.id"),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom(dialect.rows<RunTask, "kept">("kept", RUN_TASK, values.kept))
              .select("kept.taskId")
              .whereRef("kept.dagRunId", "=", "taskExpansion.dagRunId")
              .whereRef("kept.taskId", "=", "taskExpansion.taskId"),
          ),
        ),
      ),
);

/** Forgets the expansions of some runs, those of the tasks that are to be kept excepted. The caller holds the runs. */
export async function deleteTaskExpansionsBut(
  transaction: MetadataTransaction,
  { dagRunIds, kept }: { readonly dagRunIds: readonly number[]; readonly kept: readonly RunTask[] },
): Promise<void> {
  if (dagRunIds.length === 0) return;
  const ids = JSON.stringify(dagRunIds.map((id) => ({ id })));
  await DELETE_BUT.execute(transaction, { ids, kept: JSON.stringify(kept) });
}

/** Remembers how far the instances of an expansion have been inserted and looked at, and how many returned a value. */
export async function updateTaskExpansion(
  transaction: MetadataTransaction,
  { dagRunId, taskId }: RunTask,
  changes: Partial<Pick<TaskExpansionTable, "nextMapIndex" | "pushedCount" | "lengths">>,
): Promise<void> {
  await transaction
    .updateTable("taskExpansion")
    .set(changes)
    .where("dagRunId", "=", dagRunId)
    .where("taskId", "=", taskId)
    .execute();
}

/** By how much the counts of an expanded task change. */
export interface TaskExpansionChange extends RunTask {
  readonly instanceCount: number;
  readonly noneCount: number;
  readonly successCount: number;
  readonly failedCount: number;
  readonly upstreamFailedCount: number;
  readonly skippedCount: number;
}

const CHANGE = {
  ...RUN_TASK,
  instanceCount: "integer",
  noneCount: "integer",
  successCount: "integer",
  failedCount: "integer",
  upstreamFailedCount: "integer",
  skippedCount: "integer",
} as const satisfies Record<keyof TaskExpansionChange, RowColumnType>;

const CHANGE_COUNTS = new PreparedQuery<{ changes: string }, unknown>(["changes"], ({ database, dialect, values }) =>
  database
    .updateTable("taskExpansion")
    .from(dialect.rows<TaskExpansionChange, "given">("given", CHANGE, values.changes))
    .set(({ eb, ref }) => ({
      instanceCount: eb("taskExpansion.instanceCount", "+", ref("given.instanceCount")),
      noneCount: eb("taskExpansion.noneCount", "+", ref("given.noneCount")),
      successCount: eb("taskExpansion.successCount", "+", ref("given.successCount")),
      failedCount: eb("taskExpansion.failedCount", "+", ref("given.failedCount")),
      upstreamFailedCount: eb("taskExpansion.upstreamFailedCount", "+", ref("given.upstreamFailedCount")),
      skippedCount: eb("taskExpansion.skippedCount", "+", ref("given.skippedCount")),
      pushedCount: null,
    }))
    .whereRef("taskExpansion.dagRunId", "=", "given.dagRunId")
    .whereRef("taskExpansion.taskId", "=", "given.taskId"),
);

/**
 * Changes the counts of expanded tasks by differences, so that they need not be read before. A task that is not
 * expanded has no counts, and is passed over. The caller holds the runs.
 */
export async function changeTaskExpansionCounts(
  transaction: MetadataTransaction,
  changes: readonly TaskExpansionChange[],
): Promise<void> {
  if (changes.length > 0) await CHANGE_COUNTS.execute(transaction, { changes: JSON.stringify(changes) });
}

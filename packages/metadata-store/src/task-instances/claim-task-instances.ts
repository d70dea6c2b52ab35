import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import { LOCKED_COLUMNS, type LockedTaskInstance } from "./locked-task-instance.ts";

const CLAIM_BY_ID = new PreparedQuery<{ ids: string }, LockedTaskInstance>(["ids"], ({ database, dialect, values }) =>
  database
    .selectFrom(dialect.rows<{ id: number }, "given">("given", { id: "integer" }, values.ids))
    .innerJoin("taskInstance", "taskInstance.id", "given.id")
    .select(LOCKED_COLUMNS)
    .orderBy("taskInstance.id")
    .$if(dialect.locksRows, (query) => query.forUpdate("taskInstance")),
);

/** Locks the instances with these ids, those that exist, by id. The caller holds their runs. */
export async function claimTaskInstancesById(
  transaction: MetadataTransaction,
  ids: readonly number[],
): Promise<readonly LockedTaskInstance[]> {
  if (ids.length === 0) return [];
  const { rows } = await CLAIM_BY_ID.execute(transaction, { ids: JSON.stringify(ids.map((id) => ({ id }))) });
  return rows;
}

/** One task of one run: all its map indexes. */
export interface RunTask {
  readonly dagRunId: number;
  readonly taskId: string;
}

const CLAIM_OF_TASKS = new PreparedQuery<{ tasks: string }, LockedTaskInstance>(
  ["tasks"],
  ({ database, dialect, values }) =>
    database
      .selectFrom(dialect.rows<RunTask, "given">("given", { dagRunId: "integer", taskId: "text" }, values.tasks))
      .innerJoin("taskInstance", (join) =>
        join.onRef("taskInstance.dagRunId", "=", "given.dagRunId").onRef("taskInstance.taskId", "=", "given.taskId"),
      )
      .select(LOCKED_COLUMNS)
      .orderBy("taskInstance.id")
      .$if(dialect.locksRows, (query) => query.forUpdate("taskInstance")),
);

/** Locks every instance of the given tasks in the given runs, by id. The caller holds the runs. */
export async function claimTaskInstancesOfTasks(
  transaction: MetadataTransaction,
  tasks: readonly RunTask[],
): Promise<readonly LockedTaskInstance[]> {
  if (tasks.length === 0) return [];
  const { rows } = await CLAIM_OF_TASKS.execute(transaction, { tasks: JSON.stringify(tasks) });
  return rows;
}

/** One instance of a mapped task. */
export interface RunTaskIndex extends RunTask {
  readonly mapIndex: number;
}

const CLAIM_BY_INDEX = new PreparedQuery<{ instances: string }, LockedTaskInstance>(
  ["instances"],
  ({ database, dialect, values }) =>
    database
      .selectFrom(
        dialect.rows<RunTaskIndex, "given">(
          "given",
          { dagRunId: "integer", taskId: "text", mapIndex: "integer" },
          values.instances,
        ),
      )
      .innerJoin("taskInstance", (join) =>
        join
          .onRef("taskInstance.dagRunId", "=", "given.dagRunId")
          .onRef("taskInstance.taskId", "=", "given.taskId")
          .onRef("taskInstance.mapIndex", "=", "given.mapIndex"),
      )
      .select(LOCKED_COLUMNS)
      .orderBy("taskInstance.id")
      .$if(dialect.locksRows, (query) => query.forUpdate("taskInstance")),
);

/** Locks single instances of mapped tasks, those that exist, by id. The caller holds the runs. */
export async function claimTaskInstancesByIndex(
  transaction: MetadataTransaction,
  instances: readonly RunTaskIndex[],
): Promise<readonly LockedTaskInstance[]> {
  if (instances.length === 0) return [];
  const { rows } = await CLAIM_BY_INDEX.execute(transaction, { instances: JSON.stringify(instances) });
  return rows;
}

const CLAIM_OF_RUNS = new PreparedQuery<{ ids: string }, LockedTaskInstance>(["ids"], ({ database, dialect, values }) =>
  database
    .selectFrom(dialect.rows<{ id: number }, "given">("given", { id: "integer" }, values.ids))
    .innerJoin("taskInstance", "taskInstance.dagRunId", "given.id")
    .select(LOCKED_COLUMNS)
    .orderBy("taskInstance.id")
    .$if(dialect.locksRows, (query) => query.forUpdate("taskInstance")),
);

/** Locks all instances of some runs, by id. The caller holds the runs. */
export async function claimTaskInstancesOfRuns(
  transaction: MetadataTransaction,
  dagRunIds: readonly number[],
): Promise<readonly LockedTaskInstance[]> {
  if (dagRunIds.length === 0) return [];
  const ids = JSON.stringify(dagRunIds.map((id) => ({ id })));
  return (await CLAIM_OF_RUNS.execute(transaction, { ids })).rows;
}

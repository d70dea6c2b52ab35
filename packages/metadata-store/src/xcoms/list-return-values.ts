import { RETURN_VALUE_KEY, UNMAPPED } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { RunTask } from "../task-instances/claim-task-instances.ts";

/** What one task instance returned, as XCom text. */
export interface ReturnValue {
  readonly taskId: string;
  readonly mapIndex: number;
  readonly value: string;
}

const LIST = new PreparedQuery<{ dagRunId: number; tasks: string }, ReturnValue>(
  ["dagRunId", "tasks"],
  ({ database, dialect, values }) =>
    database
      .selectFrom(dialect.rows<{ taskId: string }, "given">("given", { taskId: "text" }, values.tasks))
      .innerJoin("xcom", "xcom.taskId", "given.taskId")
      .innerJoin("taskInstance", "taskInstance.id", "xcom.taskInstanceId")
      .select(["xcom.taskId", "xcom.mapIndex", "xcom.value"])
      .where("xcom.dagRunId", "=", values.dagRunId)
      .where("xcom.key", "=", RETURN_VALUE_KEY)
      // Instances that the task no longer has since its list became shorter are out of sight with what they stored.
      .where("taskInstance.state", "<>", "removed")
      .orderBy("xcom.taskId")
      .orderBy("xcom.mapIndex"),
);

/** What the instances of some tasks of a run returned, in the order of map indexes, in one query. */
export function listReturnValues(
  reader: MetadataReader,
  { dagRunId, taskIds }: { readonly dagRunId: number; readonly taskIds: readonly string[] },
): Promise<readonly ReturnValue[]> {
  const tasks = JSON.stringify([...new Set(taskIds)].map((taskId) => ({ taskId })));
  return LIST.read(reader, { dagRunId, tasks });
}

/** The same, of one of several runs. */
export interface ReturnValueOfRun extends ReturnValue {
  readonly dagRunId: number;
}

const LIST_SHORT = new PreparedQuery<{ tasks: string; lengthMaximum: number }, ReturnValueOfRun>(
  ["tasks", "lengthMaximum"],
  ({ database, dialect, values }) =>
    database
      .selectFrom(dialect.rows<RunTask, "given">("given", { dagRunId: "integer", taskId: "text" }, values.tasks))
      .innerJoin("xcom", (join) =>
        join.onRef("xcom.dagRunId", "=", "given.dagRunId").onRef("xcom.taskId", "=", "given.taskId"),
      )
      .select(["xcom.dagRunId", "xcom.taskId", "xcom.mapIndex", "xcom.value"])
      .where("xcom.key", "=", sql.lit(RETURN_VALUE_KEY))
      .where("xcom.mapIndex", "=", sql.lit(UNMAPPED))
      .where(sql<boolean>`length(xcom.value) <= ${values.lengthMaximum}`),
);

/** What tasks of any runs returned that are not mapped, of those whose value has at most this many characters. */
export async function listShortReturnValues(
  transaction: MetadataTransaction,
  { tasks, lengthMaximum }: { readonly tasks: readonly RunTask[]; readonly lengthMaximum: number },
): Promise<readonly ReturnValueOfRun[]> {
  if (tasks.length === 0) return [];
  return (await LIST_SHORT.execute(transaction, { tasks: JSON.stringify(tasks), lengthMaximum })).rows;
}

import { RETURN_VALUE_KEY } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";

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

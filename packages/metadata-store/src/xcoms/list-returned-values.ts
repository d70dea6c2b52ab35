import { RETURN_VALUE_KEY, UNMAPPED } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { RunTask } from "../task-instances/claim-task-instances.ts";

/** What an instance returned. */
export interface ReturnedValue {
  readonly dagRunId: number;
  readonly taskId: string;
  readonly mapIndex: number;
  /** XCom text. */
  readonly value: string;
}

const LIST = new PreparedQuery<{ tasks: string; lengthMaximum: number }, ReturnedValue>(
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

/** What tasks returned that are not mapped, of those whose value has at most this many characters. */
export async function listReturnedValues(
  transaction: MetadataTransaction,
  { tasks, lengthMaximum }: { readonly tasks: readonly RunTask[]; readonly lengthMaximum: number },
): Promise<readonly ReturnedValue[]> {
  if (tasks.length === 0) return [];
  return (await LIST.execute(transaction, { tasks: JSON.stringify(tasks), lengthMaximum })).rows;
}

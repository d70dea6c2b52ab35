import { sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { RunTask } from "./claim-task-instances.ts";

const FIND = new PreparedQuery<RunTask, { readonly id: number }>(["dagRunId", "taskId"], ({ database, values }) =>
  database
    .selectFrom("taskInstance")
    .select("id")
    .where("dagRunId", "=", values.dagRunId)
    .where("taskId", "=", values.taskId)
    .where(sql<boolean>`state in ('up_for_retry', 'up_for_reschedule')`)
    .where("retryAt", "is", null)
    .limit(sql.lit(1)),
);

/** Whether retries, or next looks, of a task were due in a run and wait for something else. */
export async function hasSetAsideTaskInstances(transaction: MetadataTransaction, task: RunTask): Promise<boolean> {
  return (await FIND.execute(transaction, task)).rows.length > 0;
}

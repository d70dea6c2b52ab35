import type { MetadataTransaction } from "../metadata-store.ts";

/** How many instances of a task have stored a value under a key in a run, those apart that were removed. */
export async function countXComsOfTask(
  transaction: MetadataTransaction,
  { dagRunId, taskId, key }: { readonly dagRunId: number; readonly taskId: string; readonly key: string },
): Promise<number> {
  const { total } = await transaction
    .selectFrom("xcom")
    .innerJoin("taskInstance", "taskInstance.id", "xcom.taskInstanceId")
    .select((column) => column.fn.countAll<number>().as("total"))
    .where("xcom.dagRunId", "=", dagRunId)
    .where("xcom.key", "=", key)
    .where("xcom.taskId", "=", taskId)
    .where("taskInstance.state", "<>", "removed")
    .executeTakeFirstOrThrow();
  return total;
}

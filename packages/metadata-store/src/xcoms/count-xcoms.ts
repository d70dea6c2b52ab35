import type { MetadataTransaction } from "../metadata-store.ts";

/** How many instances of a task have stored a value under a key in a run. */
export async function countXComsOfTask(
  transaction: MetadataTransaction,
  { dagRunId, taskId, key }: { readonly dagRunId: number; readonly taskId: string; readonly key: string },
): Promise<number> {
  const { total } = await transaction
    .selectFrom("xcom")
    .select((column) => column.fn.countAll<number>().as("total"))
    .where("dagRunId", "=", dagRunId)
    .where("key", "=", key)
    .where("taskId", "=", taskId)
    .executeTakeFirstOrThrow();
  return total;
}

import type { TaskInstanceKey } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";

/** Writes a person's note on an instance. `null` removes it. @returns whether there is such an instance. */
export async function setTaskInstanceNote(
  transaction: MetadataTransaction,
  { key, note }: { readonly key: TaskInstanceKey; readonly note: string | null },
): Promise<boolean> {
  const result = await transaction
    .updateTable("taskInstance")
    .set({ note })
    .where("dagId", "=", key.dagId)
    .where("runId", "=", key.runId)
    .where("taskId", "=", key.taskId)
    .where("mapIndex", "=", key.mapIndex)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

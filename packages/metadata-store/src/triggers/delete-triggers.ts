import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";

/** Removes the triggers of instances that are no longer deferred. */
export async function deleteTriggersOfTaskInstances(
  transaction: MetadataTransaction,
  taskInstanceIds: readonly number[],
): Promise<void> {
  if (taskInstanceIds.length === 0) return;
  const json = JSON.stringify(taskInstanceIds.map((id) => ({ id })));
  const given = dialectOf(transaction).rows<{ id: number }, "given">("given", { id: "integer" }, json);
  await transaction
    .deleteFrom("trigger")
    .where("taskInstanceId", "in", (query) => query.selectFrom(given).select("given.id"))
    .execute();
}

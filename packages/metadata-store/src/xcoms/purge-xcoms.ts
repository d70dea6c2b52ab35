import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";

/** How many one reader is given at once. */
const PURGES_PER_READER = 100;

/**
 * What has yet to be removed outside of the database: of one instance, where one is named, all; of others some, the
 * oldest first.
 */
export async function listXComsToPurge(
  reader: MetadataReader,
  { taskInstanceId }: { readonly taskInstanceId: number | null },
) {
  const every = reader.selectFrom("xcomToPurge").selectAll().orderBy("id");
  if (taskInstanceId === null) return every.limit(PURGES_PER_READER).execute();
  const own = await every.where("taskInstanceId", "=", taskInstanceId).execute();
  const others = await every.where("taskInstanceId", "<>", taskInstanceId).limit(PURGES_PER_READER).execute();
  return [...own, ...others];
}

/** Puts what could not be removed behind all the others, so that it keeps none of them waiting. */
export async function postponeXComsToPurge(transaction: MetadataTransaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const columns = ["taskInstanceId", "dagId", "runId", "taskId", "mapIndex", "key", "value", "createdAt"] as const;
  const again = await transaction
    .deleteFrom("xcomToPurge")
    .where(isOneOf(sql.ref("id"), ids))
    .returning(columns)
    .execute();
  // One by one: they may be longer together than one statement takes.
  for (const row of again) await transaction.insertInto("xcomToPurge").values(row).execute();
}

/** Forgets what has been removed. */
export async function deleteXComsToPurge(transaction: MetadataTransaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .deleteFrom("xcomToPurge")
    .where(isOneOf(sql.ref("id"), ids))
    .execute();
}

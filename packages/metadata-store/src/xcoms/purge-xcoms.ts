import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";
import { isOneOf } from "../is-one-of.ts";
import { sql } from "kysely";

/** How many one reader is given at once. */
const PURGES_PER_READER = 100;

/** What has yet to be removed outside of the database: of one instance, all; of others, some, the oldest first. */
export async function listXComsToPurge(
  reader: MetadataReader,
  { taskInstanceId }: { readonly taskInstanceId: number },
) {
  const own = await reader
    .selectFrom("xcomToPurge")
    .selectAll()
    .where("taskInstanceId", "=", taskInstanceId)
    .orderBy("id")
    .execute();
  const others = await reader
    .selectFrom("xcomToPurge")
    .selectAll()
    .where("taskInstanceId", "<>", taskInstanceId)
    .orderBy("id")
    .limit(PURGES_PER_READER)
    .execute();
  return [...own, ...others];
}

/** Forgets what has been removed. */
export async function deleteXComsToPurge(transaction: MetadataTransaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .deleteFrom("xcomToPurge")
    .where(isOneOf(sql.ref("id"), ids))
    .execute();
}

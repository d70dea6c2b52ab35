import { sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";

/** How many runs of a Dag are queued or running, whatever their type: what its limit of active runs counts. */
export async function countActiveDagRuns(transaction: MetadataTransaction, dagId: string): Promise<number> {
  const { active } = await transaction
    .selectFrom("dagRun")
    .select((query) => query.fn.countAll<number>().as("active"))
    .where("dagId", "=", dagId)
    .where(sql<boolean>`state in ('queued', 'running')`)
    .executeTakeFirstOrThrow();
  return active;
}

import { sql } from "kysely";
import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";

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

/** How many runs of a Dag are running: what holds its queued runs back. */
export async function countRunningDagRuns(reader: MetadataReader, dagId: string): Promise<number> {
  const { running } = await reader
    .selectFrom("dagRun")
    .select((query) => query.fn.countAll<number>().as("running"))
    .where("dagId", "=", dagId)
    .where("state", "=", sql.lit("running"))
    .executeTakeFirstOrThrow();
  return running;
}

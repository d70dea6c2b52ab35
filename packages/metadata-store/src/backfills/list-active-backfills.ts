import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";
import type { BackfillRow } from "./claim-backfill.ts";

/** Written out, so that the partial index of exactly these is used. */
const IS_ACTIVE = sql<boolean>`state in ('queued', 'running', 'paused')`;

/** The back-fills that are not over, by id. */
export async function listActiveBackfills(reader: MetadataReader): Promise<readonly BackfillRow[]> {
  return reader.selectFrom("backfill").selectAll().where(IS_ACTIVE).orderBy("id").execute();
}

/** The back-fill of a Dag that is not over; `null` where there is none. */
export async function findActiveBackfill(reader: MetadataReader, dagId: string): Promise<BackfillRow | null> {
  const row = await reader
    .selectFrom("backfill")
    .selectAll()
    .where("dagId", "=", dagId)
    .where(IS_ACTIVE)
    .executeTakeFirst();
  return row ?? null;
}

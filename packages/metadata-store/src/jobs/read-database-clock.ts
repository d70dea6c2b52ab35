import { type Instant, instantFromMicroseconds } from "@baram/domain";
import { sql } from "kysely";
import { dialectOf, type MetadataReader } from "../metadata-store.ts";

/** What time it is by the database's own clock; `null` where that is this machine's. */
export async function readDatabaseClock(reader: MetadataReader): Promise<Instant | null> {
  if (dialectOf(reader).name === "sqlite") return null;
  const { rows } = await sql<{ readonly now: string | number }>`select
    (extract(epoch from clock_timestamp()) * 1000000)::bigint as now`.execute(reader);
  return instantFromMicroseconds(Number(rows[0]?.now));
}

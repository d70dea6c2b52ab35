import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** A pool with what its task instances take. */
export async function listPoolUsage(reader: MetadataReader) {
  return reader
    .selectFrom("taskInstance")
    .select((column) => ["pool", "state", column.fn.sum<number>("poolSlots").as("slots")])
    .where(sql<boolean>`state in ('scheduled', 'queued', 'running', 'restarting', 'deferred')`)
    .groupBy(["pool", "state"])
    .execute();
}

/** Pools, with how many there are in all. */
export async function listPools(
  reader: MetadataReader,
  page: {
    readonly orderBy: "id" | "name" | "slots";
    readonly direction: "asc" | "desc";
    readonly limit: number;
    readonly offset: number;
  },
) {
  const pools = await reader
    .selectFrom("pool")
    .selectAll()
    .orderBy(page.orderBy, page.direction)
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await reader
    .selectFrom("pool")
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { pools, total };
}

/** The pool with this name and what is taken of it, or `null`. */
/** A pool by its name. */
export async function findPool(reader: MetadataReader, name: string) {
  return (await reader.selectFrom("pool").selectAll().where("name", "=", name).executeTakeFirst()) ?? null;
}

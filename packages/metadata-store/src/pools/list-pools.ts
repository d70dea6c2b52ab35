import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** What the task instances of each pool take, by state, and how many they are. Each part is written as an index has it: the rest is not read. */
export async function listPoolUsage(reader: MetadataReader) {
  const takenWhere = (condition: ReturnType<typeof sql<boolean>>) =>
    reader
      .selectFrom("taskInstance")
      .select((column) => [
        "pool",
        "state",
        column.fn.sum<number>("poolSlots").as("slots"),
        column.fn.countAll<number>().as("instances"),
      ])
      .where(condition)
      .groupBy(["pool", "state"]);
  const rows = await takenWhere(sql<boolean>`state in ('queued', 'running', 'restarting')`)
    .unionAll(takenWhere(sql<boolean>`state = 'scheduled'`))
    .unionAll(takenWhere(sql<boolean>`state = 'deferred'`))
    .execute();
  return rows.map(({ pool, state, slots, instances }) => ({
    pool,
    state,
    slots: Number(slots),
    instances: Number(instances),
  }));
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

/** The pool with this name, or `null`. */
export async function findPool(reader: MetadataReader, name: string) {
  return (await reader.selectFrom("pool").selectAll().where("name", "=", name).executeTakeFirst()) ?? null;
}

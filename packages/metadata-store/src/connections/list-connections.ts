import type { MetadataReader } from "../metadata-store.ts";

/** What connections can be ordered by. */
export type ConnectionOrder = "id" | "connectionId" | "connectionType" | "description" | "host" | "port";

/** Connections with their secrets still encrypted, with how many there are in all. */
export async function listConnections(
  reader: MetadataReader,
  page: {
    readonly orderBy: ConnectionOrder;
    readonly direction: "asc" | "desc";
    readonly limit: number;
    readonly offset: number;
  },
) {
  const connections = await reader
    .selectFrom("connection")
    .selectAll()
    .orderBy(page.orderBy, page.direction)
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await reader
    .selectFrom("connection")
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { connections, total };
}

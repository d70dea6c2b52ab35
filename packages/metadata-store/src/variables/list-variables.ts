import type { MetadataReader } from "../metadata-store.ts";

/** Variables with their values still encrypted, with how many there are in all. */
export async function listVariables(
  reader: MetadataReader,
  page: {
    readonly orderBy: "id" | "key";
    readonly direction: "asc" | "desc";
    readonly limit: number;
    readonly offset: number;
  },
) {
  const variables = await reader
    .selectFrom("variable")
    .selectAll()
    .orderBy(page.orderBy, page.direction)
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await reader
    .selectFrom("variable")
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { variables, total };
}

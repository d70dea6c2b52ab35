import type { MetadataReader } from "../metadata-store.ts";
import { listRoles } from "./find-user.ts";

/** What users can be ordered by. */
export type UserOrder = "id" | "firstName" | "lastName" | "username" | "email" | "isActive";

/** Users with their roles, with how many there are in all. */
export async function listUsers(
  reader: MetadataReader,
  page: { readonly orderBy: UserOrder; readonly limit: number; readonly offset: number },
) {
  const rows = await reader
    .selectFrom("user")
    .selectAll()
    .orderBy(page.orderBy)
    .orderBy("id")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await reader
    .selectFrom("user")
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const users = [];
  for (const row of rows) users.push({ ...row, roles: await listRoles(reader, row.id) });
  return { users, total };
}

/** Whether somebody has this e-mail address. */
export async function isEmailTaken(reader: MetadataReader, email: string): Promise<boolean> {
  return (await reader.selectFrom("user").select("id").where("email", "=", email).executeTakeFirst()) !== undefined;
}

import type { MetadataReader } from "../metadata-store.ts";

/** The user with this name and the names of their roles; `null` when there is none. */
export async function findUserByName(reader: MetadataReader, username: string) {
  const user = await reader.selectFrom("user").selectAll().where("username", "=", username).executeTakeFirst();
  return user === undefined ? null : { ...user, roles: await listRoles(reader, user.id) };
}

/** The names of a user's roles. */
export async function listRoles(reader: MetadataReader, userId: number): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom("userRole")
    .select("role")
    .where("userId", "=", userId)
    .orderBy("role")
    .execute();
  return rows.map((row) => row.role);
}

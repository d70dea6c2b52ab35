import type { MetadataReader } from "../metadata-store.ts";

/** An action on a resource, by Airflow's names. */
export interface GrantedPermission {
  readonly action: string;
  readonly resource: string;
}

/** A role with what it was given beside what it may do by itself. */
export interface RoleRow {
  readonly id: number;
  readonly name: string;
  readonly permissions: readonly GrantedPermission[];
}

/** What some roles were given, by their names. */
export function listGrantedPermissions(
  reader: MetadataReader,
  roles: readonly string[],
): Promise<readonly GrantedPermission[]> {
  if (roles.length === 0) return Promise.resolve([]);
  return reader
    .selectFrom("rolePermission")
    .innerJoin("role", "role.id", "rolePermission.roleId")
    .select(["action", "resource"])
    .where("role.name", "in", [...roles])
    .execute();
}

/** A role by its name, or `null`. */
export async function findRole(reader: MetadataReader, name: string): Promise<RoleRow | null> {
  const role = await reader.selectFrom("role").selectAll().where("name", "=", name).executeTakeFirst();
  return role === undefined ? null : { ...role, permissions: await listGrantedPermissions(reader, [name]) };
}

/** Roles, with how many there are in all. */
export async function listRoleRows(
  reader: MetadataReader,
  page: { readonly orderBy: "id" | "name"; readonly limit: number; readonly offset: number },
): Promise<{ readonly roles: readonly RoleRow[]; readonly total: number }> {
  const rows = await reader
    .selectFrom("role")
    .selectAll()
    .orderBy(page.orderBy)
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await reader
    .selectFrom("role")
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const roles: RoleRow[] = [];
  for (const row of rows) roles.push({ ...row, permissions: await listGrantedPermissions(reader, [row.name]) });
  return { roles, total };
}

/** The names among these that no role has. */
export async function listUnknownRoles(reader: MetadataReader, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const rows = await reader
    .selectFrom("role")
    .select("name")
    .where("name", "in", [...names])
    .execute();
  return names.filter((name) => !rows.some((row) => row.name === name));
}

/** How many users each role has; a role without users is absent. */
export async function countUsersByRole(reader: MetadataReader): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .selectFrom("userRole")
    .select(["role", (column) => column.fn.countAll<number>().as("count")])
    .groupBy("role")
    .execute();
  return new Map(rows.map(({ role, count }) => [role, Number(count)]));
}

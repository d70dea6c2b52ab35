import type { MetadataTransaction } from "../metadata-store.ts";
import type { GrantedPermission } from "./read-roles.ts";

/** Writes a role. `false` when its name is taken. */
export async function insertRole(
  transaction: MetadataTransaction,
  { name, permissions }: { readonly name: string; readonly permissions: readonly GrantedPermission[] },
): Promise<boolean> {
  const role = await transaction
    .insertInto("role")
    .values({ name })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (role === undefined) return false;
  await grantPermissions(transaction, role.id, permissions);
  return true;
}

/** Gives a role more to do; what it may do already stays. */
export async function grantPermissions(
  transaction: MetadataTransaction,
  roleId: number,
  permissions: readonly GrantedPermission[],
): Promise<void> {
  if (permissions.length === 0) return;
  await transaction
    .insertInto("rolePermission")
    .values(permissions.map(({ action, resource }) => ({ roleId, action, resource })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes permissions that a role was given; what it may do by itself stays. */
export async function revokePermissions(
  transaction: MetadataTransaction,
  roleId: number,
  permissions: readonly GrantedPermission[],
): Promise<void> {
  for (const { action, resource } of permissions) {
    await transaction
      .deleteFrom("rolePermission")
      .where("roleId", "=", roleId)
      .where("action", "=", action)
      .where("resource", "=", resource)
      .execute();
  }
}

/** Renames a role, whose users keep it. The new name must be free. */
export async function renameRole(
  transaction: MetadataTransaction,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await transaction.updateTable("role").set({ name: to }).where("name", "=", from).execute();
  await transaction.updateTable("userRole").set({ role: to }).where("role", "=", from).execute();
}

/** Deletes a role and takes it from its users. @returns whether there was one. */
export async function deleteRole(transaction: MetadataTransaction, name: string): Promise<boolean> {
  await transaction.deleteFrom("userRole").where("role", "=", name).execute();
  const result = await transaction.deleteFrom("role").where("name", "=", name).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

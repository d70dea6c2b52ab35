import type { RoleWithPermissions } from "../../installation/installation-roles.ts";

/** A role's actions on one resource. */
export interface PermissionRow extends Readonly<Record<string, string>> {
  readonly name: string;
  readonly resource: string;
  /** By comma. */
  readonly action: string;
}

/** What roles may do, one row for each resource, by name and resource. */
export function permissionRows(roles: readonly RoleWithPermissions[]): readonly PermissionRow[] {
  return roles
    .flatMap(({ name, permissions }) =>
      [...new Set(permissions.map(({ resource }) => resource))].map((resource) => ({
        name,
        resource,
        action: permissions
          .filter((permission) => permission.resource === resource)
          .map(({ action }) => action)
          .toSorted()
          .join(","),
      })),
    )
    .toSorted((one, other) => compare(one.name, other.name) || compare(one.resource, other.resource));
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

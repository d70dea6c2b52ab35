import type { GrantedPermission, RoleRow } from "@baram/metadata-store";
import { builtInPermissionsOf } from "../../authorization/built-in-roles.ts";
import * as schema from "../../http/schema.ts";

/** An action on a resource, in the stable API. */
export const ActionResource = schema.object("ActionResource", {
  action: schema.object("Action", { name: schema.text() }),
  resource: schema.object("Resource", { name: schema.text() }),
});

/** A role in the stable API. */
export const RoleRepresentation = schema.object("RoleCollectionItem", {
  name: schema.text(),
  actions: schema.list(ActionResource),
});

/** A role with all it may do, what it does by itself first. */
export function representRole(
  { name, permissions }: Pick<RoleRow, "name" | "permissions">,
  dagIds: readonly string[],
): schema.Described<typeof RoleRepresentation> {
  const ofDags = name === "Admin" ? dagIds.flatMap(permissionsOfDag) : [];
  const held = new Map(
    [...builtInPermissionsOf(name), ...ofDags, ...permissions].map((one) => [`${one.action} ${one.resource}`, one]),
  );
  const actions = [...held.values()].map(({ action, resource }) => ({
    action: { name: action },
    resource: { name: resource },
  }));
  return { actions, name };
}

/** Parity: each Dag has a resource of its own, which an admin holds besides the right to all Dags. */
function permissionsOfDag(dagId: string): readonly GrantedPermission[] {
  return ["can_read", "can_edit", "can_delete"].map((action) => ({ action, resource: `DAG:${dagId}` }));
}

import type { GrantedPermission, MetadataReader } from "@baram/metadata-store";
import { listDagIds } from "@baram/metadata-store";
import { ACTIONS, RESOURCES } from "../authorization/built-in-roles.ts";
import * as schema from "../http/schema.ts";
import { ActionResource } from "./representations/role.ts";

/** What a client says of a role. */
export const RoleBody = schema.object("Role", {
  name: schema.text(),
  actions: schema.optionally(schema.list(ActionResource)),
});

/** The actions of a body, as the database has them. */
export function permissionsOf({ actions = [] }: schema.Described<typeof RoleBody>): readonly GrantedPermission[] {
  return actions.map(({ action, resource }) => ({ action: action.name, resource: resource.name }));
}

/** Why one of these cannot be given to a role; `null` when all can. */
export async function describeUnknown(
  permissions: readonly GrantedPermission[],
  reader: MetadataReader,
): Promise<string | null> {
  const dagIds = permissions.some(({ resource }) => resource.includes(":")) ? await listDagIds(reader) : [];
  const ofDags = new Set(dagIds.flatMap((dagId) => [`DAG:${dagId}`, `DAG Run:${dagId}`]));
  for (const { action, resource } of permissions) {
    if (!(ACTIONS as readonly string[]).includes(action)) return `The specified action: '${action}' was not found`;
    if (!RESOURCES.has(resource) && !ofDags.has(resource)) return `The specified resource: '${resource}' was not found`;
  }
  return null;
}

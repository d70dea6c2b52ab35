import { findRole, listDagIds, revokePermissions } from "@baram/metadata-store";
import { builtInPermissionsOf } from "../../authorization/built-in-roles.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { roleNotFound } from "../../public-api/not-found.ts";
import { ActionResource, RoleRepresentation, representRole } from "../../public-api/representations/role.ts";
import { permissionsOf } from "../../public-api/role-body.ts";

const Permissions = schema.object("PermissionsToTake", { name: schema.text(), actions: schema.list(ActionResource) });

/** Takes permissions from a role, which the stable API only gives. */
export const takePermissions = defineRoute({
  method: "POST",
  path: "/roles/take-permissions",
  operationId: "take_permissions",
  summary: "Take permissions from a role",
  access: { kind: "command" },
  body: { schema: Permissions },
  answer: RoleRepresentation,
  refusals: [400, 404],

  async handle({ body }, { store }) {
    const role = await findRole(store.reader, body.name);
    if (role === null) return roleNotFound(body.name);
    const own = builtInPermissionsOf(role.name);
    const permissions = permissionsOf(body);
    const kept = permissions.find((one) => own.some((mine) => isSame(one, mine)));
    if (kept !== undefined) {
      const detail = `${role.name} may ${kept.action} ${kept.resource} by itself; take the role from its users instead.`;
      return problem(400, { detail });
    }
    await store.transaction((transaction) => revokePermissions(transaction, role.id, permissions));
    const changed = await findRole(store.reader, body.name);
    return changed === null ? roleNotFound(body.name) : ok(representRole(changed, await listDagIds(store.reader)));
  },
});

function isSame(
  one: { readonly action: string; readonly resource: string },
  other: { readonly action: string; readonly resource: string },
): boolean {
  return one.action === other.action && one.resource === other.resource;
}

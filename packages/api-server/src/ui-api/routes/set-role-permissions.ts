import { findRole, grantPermissions, revokePermissions } from "@baram/metadata-store";
import { noContent, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { roleNotFound } from "../../public-api/not-found.ts";
import { ActionResource } from "../../public-api/representations/role.ts";
import { describeUnknown, permissionsOf } from "../../public-api/role-body.ts";

/** Gives a role just these permissions, besides what it may do by itself: the stable API gives, and takes nothing. */
export const setRolePermissions = defineRoute({
  method: "POST",
  path: "/roles/{role_name}/permissions",
  operationId: "set_role_permissions",
  summary: "Set what a role was given",
  access: { kind: "permissions", permissions: ["can_edit Roles"] },
  body: { schema: schema.object("SetRolePermissions", { actions: schema.list(ActionResource) }) },
  audit: "set_role_permissions",
  answer: null,
  refusals: [400, 404],

  async handle({ parts, body }, { store }) {
    const role = await findRole(store.reader, parts.role_name);
    if (role === null) return roleNotFound(parts.role_name);
    const wanted = permissionsOf({ name: role.name, actions: body.actions });
    const isKnown = (one: (typeof wanted)[number], among: typeof wanted) =>
      among.some(({ action, resource }) => one.action === action && one.resource === resource);
    const added = wanted.filter((one) => !isKnown(one, role.permissions));
    // What the role holds of a Dag that is gone may stay, and what is new has to be there.
    const unknown = await describeUnknown(added, store.reader);
    if (unknown !== null) return problem(400, { detail: unknown });
    const dropped = role.permissions.filter((one) => !isKnown(one, wanted));
    await store.transaction(async (transaction) => {
      await revokePermissions(transaction, role.id, dropped);
      await grantPermissions(transaction, role.id, added);
    });
    return noContent();
  },
});

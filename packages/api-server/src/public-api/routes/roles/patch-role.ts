import { findRole, grantPermissions, listDagIds, renameRole } from "@baram/metadata-store";
import { isBuiltIn } from "../../../authorization/built-in-roles.ts";
import { textsParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { roleNotFound } from "../../not-found.ts";
import { RoleRepresentation, representRole } from "../../representations/role.ts";
import { describeUnknown, permissionsOf, RoleBody } from "../../role-body.ts";

/** Gives a role more to do, and another name. Parity: nothing is taken from it. */
export const patchRole = defineRoute({
  method: "PATCH",
  path: "/roles/{role_name}",
  operationId: "patch_role",
  tags: ["Role"],
  summary: "Update a role",
  description: "Gives a role more to do, and another name. Nothing is taken from it.",
  access: { kind: "permissions", permissions: ["can_edit Roles"] },
  query: { update_mask: textsParameter() },
  body: { schema: RoleBody },
  audit: "patch_role",
  answer: RoleRepresentation,
  refusals: [400, 404, 409],

  async handle({ parts, query, body }, { store }) {
    const from = parts.role_name;
    const role = await findRole(store.reader, from);
    if (role === null) return roleNotFound(from);
    const mask = query.update_mask?.map((name) => name.trim());
    const unknownMask = mask?.find((name) => name !== "name" && name !== "actions");
    if (unknownMask !== undefined) return problem(400, { detail: `'${unknownMask}' in update_mask is unknown` });
    const permissions = mask?.includes("actions") === false ? [] : permissionsOf(body);
    const unknown = await describeUnknown(permissions, store.reader);
    if (unknown !== null) return problem(400, { detail: unknown });
    const to = mask?.includes("name") === false ? from : body.name;
    if (to !== from && isBuiltIn(from)) return problem(400, { detail: "A built-in role keeps its name." });
    if (to !== from && (await findRole(store.reader, to)) !== null) {
      return problem(409, { detail: `Role with name '${to}' already exists` });
    }

    await store.transaction(async (transaction) => {
      await grantPermissions(transaction, role.id, permissions);
      if (to !== from) await renameRole(transaction, { from, to });
    });
    const changed = await findRole(store.reader, to);
    return changed === null ? roleNotFound(to) : ok(representRole(changed, await listDagIds(store.reader)));
  },
});

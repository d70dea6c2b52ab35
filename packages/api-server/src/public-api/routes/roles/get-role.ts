import { findRole, listDagIds } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { roleNotFound } from "../../not-found.ts";
import { RoleRepresentation, representRole } from "../../representations/role.ts";

/** One role with what it may do. */
export const getRole = defineRoute({
  method: "GET",
  path: "/roles/{role_name}",
  operationId: "get_role",
  tags: ["Role"],
  summary: "Get a role",
  description: "One role with what it may do.",
  access: { kind: "permissions", permissions: ["can_read Roles"] },
  answer: RoleRepresentation,
  refusals: [404],

  async handle({ parts }, { store }) {
    const role = await findRole(store.reader, parts.role_name);
    return role === null ? roleNotFound(parts.role_name) : ok(representRole(role, await listDagIds(store.reader)));
  },
});

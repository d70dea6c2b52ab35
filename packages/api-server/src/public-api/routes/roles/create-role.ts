import { insertRole } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { describeUnknown, permissionsOf, RoleBody } from "../../role-body.ts";

/** Creates a role. Parity: the answer is empty. */
export const createRole = defineRoute({
  method: "POST",
  path: "/roles",
  operationId: "post_role",
  tags: ["Role"],
  summary: "Create a role",
  description: "Creates a role with what it may do. The answer is empty.",
  access: { kind: "permissions", permissions: ["can_create Roles"] },
  body: { schema: RoleBody },
  audit: "post_role",
  answer: schema.anyObject(),
  refusals: [400, 409],

  async handle({ body }, { store }) {
    const { name } = body;
    const permissions = permissionsOf(body);
    const unknown = await describeUnknown(permissions, store.reader);
    if (unknown !== null) return problem(400, { detail: unknown });
    const isCreated = await store.transaction((transaction) => insertRole(transaction, { name, permissions }));
    if (isCreated) return ok({});
    return problem(409, {
      detail: `Role with name '${name}' already exists; please update with the PATCH endpoint`,
    });
  },
});

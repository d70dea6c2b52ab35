import { deleteRole as deleteRow } from "@baram/metadata-store";
import { isBuiltIn } from "../../../authorization/built-in-roles.ts";
import { noContent, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { roleNotFound } from "../../not-found.ts";

/** Deletes a role and takes it from its users. */
export const deleteRole = defineRoute({
  method: "DELETE",
  path: "/roles/{role_name}",
  operationId: "delete_role",
  tags: ["Role"],
  summary: "Delete a role",
  description: "Deletes a role and takes it from its users.",
  access: { kind: "permissions", permissions: ["can_delete Roles"] },
  audit: "delete_role",
  answer: null,
  refusals: [400, 404],

  async handle({ parts }, { store }) {
    const name = parts.role_name;
    if (isBuiltIn(name)) return problem(400, { detail: "A built-in role cannot be deleted." });
    const isDeleted = await store.transaction((transaction) => deleteRow(transaction, name));
    return isDeleted ? noContent() : roleNotFound(name);
  },
});

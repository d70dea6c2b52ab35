import { deleteUser as deleteRow } from "@baram/metadata-store";
import { noContent } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { userNotFound } from "../../not-found.ts";

/** Deletes a user and ends their log-ins. */
export const deleteUser = defineRoute({
  method: "DELETE",
  path: "/users/{username}",
  operationId: "delete_user",
  tags: ["User"],
  summary: "Delete a user",
  description: "Deletes a user and ends their log-ins.",
  access: { kind: "permissions", permissions: ["can_delete Users"] },
  audit: "delete_user",
  answer: null,
  refusals: [404],

  async handle({ parts }, { store }) {
    const isDeleted = await store.transaction((transaction) => deleteRow(transaction, parts.username));
    return isDeleted ? noContent() : userNotFound(parts.username);
  },
});

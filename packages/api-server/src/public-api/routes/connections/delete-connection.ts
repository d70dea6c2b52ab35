import { deleteConnection as deleteRow } from "@baram/metadata-store";
import { noContent } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { connectionNotFound } from "../../not-found.ts";

/** Deletes a connection. */
export const deleteConnection = defineRoute({
  method: "DELETE",
  path: "/connections/{connection_id}",
  operationId: "delete_connection",
  tags: ["Connection"],
  summary: "Delete a connection",
  description: "Deletes a connection. Tasks that use it fail when they next do.",
  access: { kind: "permissions", permissions: ["can_delete Connections"] },
  audit: "connection.delete",
  answer: null,
  refusals: [404],

  async handle({ parts }, { store }) {
    const isDeleted = await store.transaction((transaction) => deleteRow(transaction, parts.connection_id));
    return isDeleted ? noContent() : connectionNotFound(parts.connection_id);
  },
});

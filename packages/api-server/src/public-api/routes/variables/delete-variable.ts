import { deleteVariable as deleteRow } from "@baram/metadata-store";
import { noContent, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";

/** Deletes a variable. */
export const deleteVariable = defineRoute({
  method: "DELETE",
  path: "/variables/{variable_key}",
  operationId: "delete_variable",
  tags: ["Variable"],
  summary: "Delete a variable",
  description: "Deletes a variable. What reads it finds none, or its default.",
  access: { kind: "permissions", permissions: ["can_delete Variables"] },
  audit: "variable.delete",
  answer: null,
  refusals: [404],

  async handle({ parts }, { store }) {
    const isDeleted = await store.transaction((transaction) => deleteRow(transaction, parts.variable_key));
    return isDeleted ? noContent() : problem(404, { title: "Variable not found" });
  },
});

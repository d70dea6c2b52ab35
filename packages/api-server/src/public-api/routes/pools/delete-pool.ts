import { deletePool as deleteRow } from "@baram/metadata-store";
import { noContent, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { poolNotFound } from "../../not-found.ts";
import { DEFAULT_POOL } from "../../pool-body.ts";

/** Deletes a pool. What waits for it goes on waiting, and says so. */
export const deletePool = defineRoute({
  method: "DELETE",
  path: "/pools/{pool_name}",
  operationId: "delete_pool",
  tags: ["Pool"],
  summary: "Delete a pool",
  description: "Deletes a pool. What waits for it goes on waiting, and says so.",
  access: { kind: "permissions", permissions: ["can_delete Pools"] },
  audit: "delete_pool",
  answer: null,
  refusals: [400, 404],

  async handle({ parts }, { store }) {
    const name = parts.pool_name;
    if (name === DEFAULT_POOL) return problem(400, { detail: "Default Pool can't be deleted" });
    const isDeleted = await store.transaction((transaction) => deleteRow(transaction, name));
    return isDeleted ? noContent() : poolNotFound(name);
  },
});

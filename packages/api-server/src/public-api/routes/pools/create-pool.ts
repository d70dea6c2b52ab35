import { findPool, insertPool, listPoolUsage } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { poolNotFound } from "../../not-found.ts";
import { describeMissing, PoolBody } from "../../pool-body.ts";
import { PoolRepresentation, representPool } from "../../representations/pool.ts";

/** Creates a pool. */
export const createPool = defineRoute({
  method: "POST",
  path: "/pools",
  operationId: "post_pool",
  tags: ["Pool"],
  summary: "Create a pool",
  description: "Creates a pool with its number of slots.",
  access: { kind: "permissions", permissions: ["can_create Pools"] },
  body: { schema: PoolBody },
  audit: "post_pool",
  answer: PoolRepresentation,
  refusals: [400, 409],

  async handle({ body }, { store }) {
    const missing = describeMissing(body);
    if (missing !== null) return problem(400, { detail: missing });
    const { name = "", slots = 0, description = null, include_deferred: includesDeferred = false } = body;
    const pool = { name, slots, description, includeDeferred: includesDeferred ? (1 as const) : (0 as const) };
    const isCreated = await store.transaction((transaction) => insertPool(transaction, pool));
    if (!isCreated) return problem(409, { detail: `Pool: ${name} already exists` });
    const created = await findPool(store.reader, name);
    return created === null ? poolNotFound(name) : ok(representPool(created, await listPoolUsage(store.reader)));
  },
});

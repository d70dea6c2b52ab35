import { findPool, listPoolUsage } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { poolNotFound } from "../../not-found.ts";
import { PoolRepresentation, representPool } from "../../representations/pool.ts";

/** One pool with what is taken of it. */
export const getPool = defineRoute({
  method: "GET",
  path: "/pools/{pool_name}",
  operationId: "get_pool",
  tags: ["Pool"],
  summary: "Get a pool",
  description: "One pool with what is taken of it.",
  access: { kind: "permissions", permissions: ["can_read Pools"] },
  answer: PoolRepresentation,
  refusals: [404],

  async handle({ parts }, { store }) {
    const pool = await findPool(store.reader, parts.pool_name);
    if (pool === null) return poolNotFound(parts.pool_name);
    return ok(representPool(pool, await listPoolUsage(store.reader)));
  },
});

import { listPoolUsage, listPools as listRows } from "@baram/metadata-store";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { PoolRepresentation, representPool } from "../../representations/pool.ts";

const ORDERS = { name: "name", slots: "slots", id: "id" } as const;

/** Pools with what is taken of them. */
export const listPools = defineRoute({
  method: "GET",
  path: "/pools",
  operationId: "get_pools",
  tags: ["Pool"],
  summary: "List pools",
  description: "Pools with what is taken of them.",
  access: { kind: "permissions", permissions: ["can_read Pools"] },
  query: { ...PAGING, order_by: textParameter() },
  answer: schema.object("PoolCollection", { pools: schema.list(PoolRepresentation), total_entries: schema.integer() }),
  refusals: [400],

  async handle({ query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseOrder<"id" | "name" | "slots">(query.order_by, ORDERS, "id");
    if ("kind" in order) return order;
    const { pools, total } = await listRows(store.reader, { ...page, ...order });
    const usage = await listPoolUsage(store.reader);
    return ok({ pools: pools.map((pool) => representPool(pool, usage)), total_entries: total });
  },
});

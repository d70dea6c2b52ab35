import { type ConnectionOrder, listConnections as listRows } from "@baram/metadata-store";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { ConnectionItem, representConnectionItem } from "../../representations/connection.ts";

const ORDERS: Readonly<Record<string, ConnectionOrder>> = {
  connection_id: "connectionId",
  conn_type: "connectionType",
  description: "description",
  host: "host",
  port: "port",
  id: "id",
};

/** Connections without their secrets. */
export const listConnections = defineRoute({
  method: "GET",
  path: "/connections",
  operationId: "get_connections",
  tags: ["Connection"],
  summary: "List connections",
  description: "Connections without their secrets.",
  access: { kind: "permissions", permissions: ["can_read Connections"] },
  query: { ...PAGING, order_by: textParameter() },
  answer: schema.object("ConnectionCollection", {
    connections: schema.list(ConnectionItem),
    total_entries: schema.integer(),
  }),
  refusals: [400],

  async handle({ query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseOrder(query.order_by, ORDERS, "id");
    if ("kind" in order) return order;
    const { connections, total } = await listRows(store.reader, { ...page, ...order });
    return ok({ connections: connections.map(representConnectionItem), total_entries: total });
  },
});

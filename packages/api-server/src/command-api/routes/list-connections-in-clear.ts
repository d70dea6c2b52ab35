import { listConnections } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { PAGING, pageOf } from "../../public-api/paging.ts";
import { ConnectionInClear, representConnectionInClear } from "../connection-in-clear.ts";

const Connections = schema.object("ConnectionsInClear", {
  connections: schema.list(ConnectionInClear),
  total_entries: schema.integer(),
});

/** The connections of the database with their secrets, in the order in which they were made. */
export const listConnectionsInClear = defineRoute({
  method: "GET",
  path: "/connections",
  operationId: "list_connections_in_clear",
  summary: "List connections with their secrets",
  access: { kind: "command" },
  query: PAGING,
  answer: Connections,

  async handle({ query }, { store, fernet, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const { connections, total } = await listConnections(store.reader, { orderBy: "id", direction: "asc", ...page });
    return ok({
      connections: connections.map((connection) => representConnectionInClear(connection, fernet)),
      total_entries: total,
    });
  },
});

import { searchConnections } from "@baram/metadata-store";
import { integerParameter, textParameter } from "../../http/query-parameter.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { pageAfter, pageSizeOf } from "../keyset-page.ts";

/** Connections that match a search, by id; of their secrets only whether there are some. */
export const listUiConnections = defineRoute({
  method: "GET",
  path: "/connections",
  operationId: "list_ui_connections",
  summary: "Search connections",
  access: { kind: "permissions", permissions: ["can_read Connections"] },
  query: { search: textParameter(), after: textParameter(), limit: integerParameter({ minimum: 1 }) },
  answer: schema.object("UiConnectionList", {
    connections: schema.list(
      schema.object("UiConnection", {
        connection_id: schema.text(),
        conn_type: schema.text(),
        description: schema.nullable(schema.text()),
        host: schema.nullable(schema.text()),
        login: schema.nullable(schema.text()),
        schema: schema.nullable(schema.text()),
        port: schema.nullable(schema.integer()),
        has_password: schema.boolean(),
        has_extra: schema.boolean(),
      }),
    ),
    total: schema.integer(),
    next_after: schema.nullable(schema.text()),
  }),

  async handle({ query: { search = "", after, limit } }, { store }) {
    const size = pageSizeOf(limit);
    const page = { search, afterConnectionId: after, limit: size + 1 };
    const { connections, total } = await searchConnections(store.reader, page);
    const { shown, nextAfter } = pageAfter(connections, size, ({ connectionId }) => connectionId);
    return ok({
      connections: shown.map((connection) => ({
        connection_id: connection.connectionId,
        conn_type: connection.connectionType,
        description: connection.description,
        host: connection.host,
        login: connection.login,
        schema: connection.schema,
        port: connection.port,
        has_password: connection.hasPassword === 1,
        has_extra: connection.hasExtra === 1,
      })),
      total,
      next_after: nextAfter,
    });
  },
});

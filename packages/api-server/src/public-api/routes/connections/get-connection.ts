import { findConnection } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { connectionNotFound } from "../../not-found.ts";
import { ConnectionRepresentation, representConnection } from "../../representations/connection.ts";

/** One connection, without its password. */
export const getConnection = defineRoute({
  method: "GET",
  path: "/connections/{connection_id}",
  operationId: "get_connection",
  tags: ["Connection"],
  summary: "Get a connection",
  description: "One connection, without its password.",
  access: { kind: "permissions", permissions: ["can_read Connections"] },
  answer: ConnectionRepresentation,
  refusals: [404],

  async handle({ parts }, { store, fernet, configuration }) {
    const connection = await findConnection(store.reader, parts.connection_id);
    if (connection === null) return connectionNotFound(parts.connection_id);
    return ok(representConnection(connection, { fernet, configuration }));
  },
});

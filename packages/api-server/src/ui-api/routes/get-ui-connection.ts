import { findConnection } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { connectionNotFound } from "../../public-api/not-found.ts";
import { ConnectionRepresentation, representConnection } from "../../public-api/representations/connection.ts";

/** One connection to edit, its secrets masked, with whether it has a password. */
export const getUiConnection = defineRoute({
  method: "GET",
  path: "/connections/{connection_id}",
  operationId: "get_ui_connection",
  summary: "Get a connection to edit",
  access: { kind: "permissions", permissions: ["can_read Connections"] },
  answer: schema.object("UiConnectionPage", { connection: ConnectionRepresentation, has_password: schema.boolean() }),
  refusals: [404],

  async handle({ parts }, { store, fernet, configuration }) {
    const connection = await findConnection(store.reader, parts.connection_id);
    if (connection === null) return connectionNotFound(parts.connection_id);
    return ok({
      connection: representConnection(connection, { fernet, configuration }),
      has_password: connection.password !== null,
    });
  },
});

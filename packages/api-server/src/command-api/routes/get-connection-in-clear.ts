import { findConnection } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import { connectionNotFound } from "../../public-api/not-found.ts";
import { ConnectionInClear, representConnectionInClear } from "../connection-in-clear.ts";

/** One connection of the database with its secrets. */
export const getConnectionInClear = defineRoute({
  method: "GET",
  path: "/connections/{connection_id}",
  operationId: "get_connection_in_clear",
  summary: "Get a connection with its secrets",
  access: { kind: "command" },
  answer: ConnectionInClear,
  refusals: [404],

  async handle({ parts }, { store, fernet }) {
    const connection = await findConnection(store.reader, parts.connection_id);
    return connection === null
      ? connectionNotFound(parts.connection_id)
      : ok(representConnectionInClear(connection, fernet));
  },
});

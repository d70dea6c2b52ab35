import { findConnection, updateConnection } from "@baram/metadata-store";
import { textsParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { connectionColumnsOf, PatchConnectionBody } from "../../connection-body.ts";
import { connectionNotFound } from "../../not-found.ts";
import { ConnectionRepresentation, representConnection } from "../../representations/connection.ts";
import { applyUpdateMask } from "../../update-mask.ts";

/** Changes what was sent, or of that what the mask names. */
export const patchConnection = defineRoute({
  method: "PATCH",
  path: "/connections/{connection_id}",
  operationId: "patch_connection",
  summary: "Update a connection",
  access: { kind: "permissions", permissions: ["can_edit Connections"] },
  query: { update_mask: textsParameter() },
  body: { schema: PatchConnectionBody },
  audit: "connection.edit",
  answer: ConnectionRepresentation,
  refusals: [400, 404],

  async handle({ parts, query, body }, { store, fernet }) {
    const connectionId = parts.connection_id;
    if ((await findConnection(store.reader, connectionId)) === null) return connectionNotFound(connectionId);
    const { connection_id: sentId = connectionId, ...sent } = body;
    if (sentId !== connectionId) return problem(400, { detail: "The connection_id cannot be updated." });
    const changes = applyUpdateMask(sent, query.update_mask);
    if ("kind" in changes) return changes;
    const columns = connectionColumnsOf(changes, fernet);
    if (Object.keys(columns).length > 0) {
      await store.transaction((transaction) => updateConnection(transaction, connectionId, columns));
    }
    const changed = await findConnection(store.reader, connectionId);
    return changed === null ? connectionNotFound(connectionId) : ok(representConnection(changed, fernet));
  },
});

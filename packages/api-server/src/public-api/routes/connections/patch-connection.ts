import { findConnection, updateConnection } from "@baram/metadata-store";
import { textsParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { connectionColumnsOf, PatchConnectionBody } from "../../connection-body.ts";
import { keepHiddenSecrets } from "../../keep-hidden-secrets.ts";
import { connectionNotFound } from "../../not-found.ts";
import { ConnectionRepresentation, representConnection } from "../../representations/connection.ts";
import { applyUpdateMask } from "../../update-mask.ts";

/** Changes what was sent, or of that what the mask names; a hidden secret of the extra that comes back is kept. */
export const patchConnection = defineRoute({
  method: "PATCH",
  path: "/connections/{connection_id}",
  operationId: "patch_connection",
  tags: ["Connection"],
  summary: "Update a connection",
  description:
    "Changes what was sent, or of that what the mask names; a hidden secret of the extra that comes back is kept.",
  access: { kind: "permissions", permissions: ["can_edit Connections"] },
  query: { update_mask: textsParameter() },
  body: { schema: PatchConnectionBody },
  audit: "connection.edit",
  answer: ConnectionRepresentation,
  refusals: [400, 404],

  async handle({ parts, query, body }, { store, fernet, configuration }) {
    const connectionId = parts.connection_id;
    const stored = await findConnection(store.reader, connectionId);
    if (stored === null) return connectionNotFound(connectionId);
    const { connection_id: sentId = connectionId, ...sent } = body;
    if (sentId !== connectionId) return problem(400, { detail: "The connection_id cannot be updated." });
    const changes = applyUpdateMask(sent, query.update_mask);
    if ("kind" in changes) return changes;
    const { extra } = changes;
    const storedExtra = stored.extra === null ? null : fernet.decrypt(stored.extra, `connection ${connectionId}`);
    const { sensitiveNames } = configuration;
    const kept = typeof extra === "string" ? { extra: keepHiddenSecrets(extra, storedExtra, sensitiveNames) } : {};
    const columns = connectionColumnsOf({ ...changes, ...kept }, fernet);
    if (Object.keys(columns).length > 0) {
      await store.transaction((transaction) => updateConnection(transaction, connectionId, columns));
    }
    const changed = await findConnection(store.reader, connectionId);
    return changed === null
      ? connectionNotFound(connectionId)
      : ok(representConnection(changed, { fernet, configuration }));
  },
});

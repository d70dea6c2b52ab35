import { findConnection, insertConnection } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { CreateConnectionBody, connectionColumnsOf } from "../../connection-body.ts";
import { connectionNotFound } from "../../not-found.ts";
import { ConnectionRepresentation, representConnection } from "../../representations/connection.ts";

const ID_LENGTH_MAXIMUM = 200;
const NO_COLUMNS = {
  description: null,
  host: null,
  login: null,
  password: null,
  schema: null,
  port: null,
  extra: null,
};

/** Creates a connection; its secrets are stored encrypted. */
export const createConnection = defineRoute({
  method: "POST",
  path: "/connections",
  operationId: "post_connection",
  tags: ["Connection"],
  summary: "Create a connection",
  description: "Creates a connection; its secrets are stored encrypted.",
  access: { kind: "permissions", permissions: ["can_create Connections"] },
  body: { schema: CreateConnectionBody },
  audit: "connection.create",
  answer: ConnectionRepresentation,
  refusals: [400, 409],

  async handle({ body }, { store, fernet, configuration }) {
    const { connection_id: connectionId, ...sent } = body;
    const refusal = refuseId(connectionId);
    if (refusal !== null) return problem(400, { detail: refusal });
    const connection = {
      ...NO_COLUMNS,
      connectionId,
      connectionType: body.conn_type,
      ...connectionColumnsOf(sent, fernet),
    };
    const isCreated = await store.transaction((transaction) => insertConnection(transaction, connection));
    if (!isCreated) return problem(409, { detail: `Connection already exist. ID: ${connectionId}` });
    const created = await findConnection(store.reader, connectionId);
    return created === null
      ? connectionNotFound(connectionId)
      : ok(representConnection(created, { fernet, configuration }));
  },
});

function refuseId(connectionId: string): string | null {
  if (connectionId.length > ID_LENGTH_MAXIMUM) return `The key has to be less than ${ID_LENGTH_MAXIMUM} characters`;
  if (/^[\p{L}\p{N}_.-]+$/u.test(connectionId)) return null;
  const allowed = "alphanumeric characters, dashes, dots and underscores exclusively";
  return `The key '${connectionId}' has to be made of ${allowed}`;
}

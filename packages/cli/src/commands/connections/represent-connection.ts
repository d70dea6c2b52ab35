import { formatConnectionUri, type Json, readConnectionExtra } from "@baram/domain";
import type { ConnectionToSet } from "../../installation/installation-connections.ts";
import type { Row } from "../../output/format-rows.ts";

/** What is said where connections of a server elsewhere are shown. */
export const SECRETS_STAY = "[INFO] Passwords stay on the server, and so do the secrets of extras.";

/**
 * A connection as commands print it, secrets in clear.
 *
 * Parity: both columns of encryption say whether the password is encrypted; of one that is not in the database and has no
 * password that is not known.
 *
 * @param given.id `null` for a connection that is not in the database, or whose number is not known.
 */
export function representConnection(connection: ConnectionToSet & { readonly id: number | null }): Row {
  const { id, connection_id, conn_type, description, host, schema, login, password, port, extra } = connection;
  const hasPassword = password !== null && password !== "";
  const isEncrypted = hasPassword ? true : id === null ? null : false;
  const fields = { connectionType: conn_type, host, login, password, port, schema, extra };
  return {
    id,
    conn_id: connection_id,
    conn_type,
    description,
    host,
    schema,
    login,
    password,
    port,
    is_encrypted: isEncrypted,
    is_extra_encrypted: isEncrypted,
    // An extra is a JSON text, or none.
    extra_dejson: readConnectionExtra(extra) as Json,
    get_uri: formatConnectionUri(fields),
  };
}

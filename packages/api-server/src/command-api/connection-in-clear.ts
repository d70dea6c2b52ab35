import type { findConnection } from "@baram/metadata-store";
import type { Fernet } from "../encryption/fernet.ts";
import * as schema from "../http/schema.ts";

/** A connection of the database with its secrets in clear. */
export const ConnectionInClear = schema.object("ConnectionInClear", {
  id: schema.integer(),
  connection_id: schema.text(),
  conn_type: schema.text(),
  description: schema.nullable(schema.text()),
  host: schema.nullable(schema.text()),
  login: schema.nullable(schema.text()),
  password: schema.nullable(schema.text()),
  schema: schema.nullable(schema.text()),
  port: schema.nullable(schema.integer()),
  extra: schema.nullable(schema.text()),
});

/** Decrypts what is stored. */
export function representConnectionInClear(
  row: NonNullable<Awaited<ReturnType<typeof findConnection>>>,
  fernet: Fernet,
): schema.Described<typeof ConnectionInClear> {
  const inClear = (secret: string | null) =>
    secret === null ? null : fernet.decrypt(secret, `connection ${row.connectionId}`);
  return {
    id: row.id,
    connection_id: row.connectionId,
    conn_type: row.connectionType,
    description: row.description,
    host: row.host,
    login: row.login,
    password: inClear(row.password),
    schema: row.schema,
    port: row.port,
    extra: inClear(row.extra),
  };
}

import type { JsonObject } from "@baram/domain";
import { SecretMasker, type SensitiveNames } from "@baram/execution-api";
import type { findConnection } from "@baram/metadata-store";
import { spacedJson } from "../../audit/describe-request.ts";
import * as schema from "../../http/schema.ts";
import type { RouteDependencies } from "../../route-dependencies.ts";

const ITEM_PROPERTIES = {
  connection_id: schema.text(),
  conn_type: schema.text(),
  description: schema.nullable(schema.text()),
  host: schema.nullable(schema.text()),
  login: schema.nullable(schema.text()),
  schema: schema.nullable(schema.text()),
  port: schema.nullable(schema.integer()),
};

/** A connection in a list: without its extra. */
export const ConnectionItem = schema.object("ConnectionCollectionItem", ITEM_PROPERTIES);

/** A connection in the stable API: without its password. */
export const ConnectionRepresentation = schema.object("Connection", {
  ...ITEM_PROPERTIES,
  extra: schema.nullable(schema.text()),
});

type ConnectionRow = NonNullable<Awaited<ReturnType<typeof findConnection>>>;

/** A connection as a list shows it. */
export function representConnectionItem(row: ConnectionRow): schema.Described<typeof ConnectionItem> {
  return {
    conn_type: row.connectionType,
    connection_id: row.connectionId,
    description: row.description,
    host: row.host,
    login: row.login,
    port: row.port,
    schema: row.schema,
  };
}

/** A connection with its extra, secrets masked. */
export function representConnection(
  row: ConnectionRow,
  { fernet, configuration }: Pick<RouteDependencies, "fernet" | "configuration">,
): schema.Described<typeof ConnectionRepresentation> {
  const item = representConnectionItem(row);
  if (row.extra === null) return { ...item, extra: null };
  const extra = fernet.decrypt(row.extra, `connection ${row.connectionId}`);
  return { ...item, extra: maskExtra(extra, configuration.sensitiveNames) };
}

/** Parity: values under sensitive names are masked; a text that is no JSON is shown as it is. */
function maskExtra(extra: string, names: SensitiveNames): string {
  try {
    return spacedJson(new SecretMasker(names).maskValue(JSON.parse(extra) as JsonObject));
  } catch {
    return extra;
  }
}

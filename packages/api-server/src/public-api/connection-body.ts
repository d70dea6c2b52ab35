import type { Fernet } from "../encryption/fernet.ts";
import * as schema from "../http/schema.ts";

const text = schema.optionally(schema.nullable(schema.text()));

const OTHER_PROPERTIES = {
  description: text,
  host: text,
  login: text,
  schema: text,
  port: schema.optionally(schema.nullable(schema.integer())),
  password: schema.optionally(schema.text()),
  extra: text,
};

/** What a client says of a new connection. */
export const CreateConnectionBody = schema.object("CreateConnection", {
  connection_id: schema.text(),
  conn_type: schema.text(),
  ...OTHER_PROPERTIES,
});

/** What a client may change of a connection. The id may be said, if it is the same. */
export const PatchConnectionBody = schema.object("PatchConnection", {
  connection_id: schema.optionally(schema.text()),
  conn_type: schema.optionally(schema.text()),
  ...OTHER_PROPERTIES,
});

type SentProperties = Omit<schema.Described<typeof PatchConnectionBody>, "connection_id">;

/** What was sent as columns, secrets encrypted; what was not sent is left out. */
export function connectionColumnsOf(sent: SentProperties, fernet: Fernet) {
  const { conn_type: connectionType, password, extra, ...plain } = sent;
  const encrypted = (secret: string | null) => (secret === null || secret === "" ? null : fernet.encrypt(secret));
  return {
    ...plain,
    ...(connectionType === undefined ? {} : { connectionType }),
    ...(password === undefined ? {} : { password: encrypted(password) }),
    ...(extra === undefined ? {} : { extra: encrypted(extra) }),
  };
}

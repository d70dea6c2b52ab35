import type { ConnectionAnswer } from "../../../api/settings-shapes.ts";

/** How a file of connections is written. */
export const CONNECTION_FORMATS = ["json", "yaml", "env"] as const;

/** One way to write a file of connections. */
export type ConnectionFormat = (typeof CONNECTION_FORMATS)[number];

/** A file of connections that Airflow and Baram read; it says nothing of passwords, so that none is removed by them. */
export async function writeConnectionsFile(
  answers: readonly ConnectionAnswer[],
  format: ConnectionFormat,
): Promise<string> {
  const byId = Object.fromEntries(answers.map(({ connection }) => [connection.connection_id, fieldsOf(connection)]));
  switch (format) {
    case "json":
      return `${JSON.stringify(byId, null, 2)}\n`;
    case "yaml": {
      const { stringify } = await import("yaml");
      return stringify(byId, { schema: "yaml-1.1", lineWidth: 0 });
    }
    case "env":
      return Object.entries(byId)
        .map(([id, fields]) => `${id}=${JSON.stringify(fields)}\n`)
        .join("");
  }
}

function fieldsOf({ conn_type, description, login, host, port, schema, extra }: ConnectionAnswer["connection"]) {
  return { conn_type, description, login, host, port, schema, extra };
}

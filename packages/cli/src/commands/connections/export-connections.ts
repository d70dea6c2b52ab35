import { extname } from "node:path";
import { formatConnectionUri } from "@baram/domain";
import { stringify } from "yaml";
import { writeTextFile } from "../../arguments/write-text-file.ts";
import type { ConnectionOfApi } from "../../installation/installation-connections.ts";
import { pythonJson } from "../../output/python-json.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

type FileFormat = "json" | "yaml" | "env";

/** What `baram connections export` was given. */
export interface ExportConnectionsOptions extends VerboseOptions {
  readonly file: string;
  readonly fileFormat?: FileFormat;
  readonly format?: FileFormat;
  readonly serializationFormat?: "json" | "uri";
}

/** Writes all connections of the database, by id, secrets in clear. */
export async function exportConnections(terminal: Terminal, options: ExportConnectionsOptions): Promise<number> {
  const { file, serializationFormat = "uri", verbose } = options;
  const format = chooseFormat(options);
  if (options.serializationFormat !== undefined && format !== "env") {
    throw new CommandFailure("Option `--serialization-format` may only be used with file type `env`.");
  }
  const stored = await withInstallation(terminal, { event: "cli_connections_export", verbose }, ({ connections }) =>
    connections.list(),
  );
  const inOrder = stored.toSorted((one, other) => (one.connection_id < other.connection_id ? -1 : 1));
  const text = formatConnections(inOrder, format, serializationFormat);
  if (file === "-") {
    terminal.write(text);
    return 0;
  }
  writeTextFile(terminal, { file, text });
  say(terminal, `${stored.length} Connections successfully exported to ${file}.`);
  return 0;
}

function chooseFormat({ file, fileFormat, format }: ExportConnectionsOptions): FileFormat {
  const given = fileFormat ?? format;
  if (given !== undefined) return given;
  if (file === "-") return "json";
  const ending = extname(file).slice(1).toLowerCase();
  if (ending === "json" || ending === "yaml" || ending === "env") return ending;
  throw new CommandFailure("Unsupported file format. The file must have the extension .yaml, .json, .env.");
}

function formatConnections(
  connections: readonly ConnectionOfApi[],
  format: FileFormat,
  serializationFormat: "json" | "uri",
): string {
  const byId = Object.fromEntries(connections.map((connection) => [connection.connection_id, fieldsOf(connection)]));
  switch (format) {
    case "json":
      return `${JSON.stringify(byId, null, 2)}\n`;
    case "yaml":
      return stringify(byId, { schema: "yaml-1.1", lineWidth: 0 });
    case "env":
      return connections.map((connection) => `${lineOf(connection, serializationFormat)}\n`).join("");
  }
}

function lineOf(connection: ConnectionOfApi, serializationFormat: "json" | "uri"): string {
  if (serializationFormat === "json") return `${connection.connection_id}=${pythonJson(fieldsOf(connection))}`;
  const { connection_id, conn_type: connectionType, host, login, password, port, schema, extra } = connection;
  return `${connection_id}=${formatConnectionUri({ connectionType, host, login, password, port, schema, extra })}`;
}

function fieldsOf({ conn_type, description, login, password, host, port, schema, extra }: ConnectionOfApi) {
  return { conn_type, description, login, password, host, port, schema, extra };
}

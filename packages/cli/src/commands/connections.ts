import { type Command, InvalidArgumentError, Option } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import {
  idleColorOption,
  type OutputOptions,
  outputOption,
  type VerboseOptions,
  verboseOption,
} from "./command-options.ts";
import type { AddConnectionOptions } from "./connections/add-connection.ts";
import type { ExportConnectionsOptions } from "./connections/export-connections.ts";
import type { ImportConnectionsOptions } from "./connections/import-connections.ts";

/** `baram connections …` looks after connections: how outside systems are reached. */
export function addConnectionsCommands(program: Command, surroundings: CommandSurroundings): void {
  const group = program.command("connections").description("Look after connections.");
  addList(group, surroundings);
  addGet(group, surroundings);
  addAdd(group, surroundings);
  addDelete(group, surroundings);
  addTest(group, surroundings);
  addImport(group, surroundings);
  addExport(group, surroundings);
}

function addList(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("list")
    .description("List the connections of the database, secrets in clear.")
    .option("--conn-id <id>", "Only the connection of this id.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: OutputOptions & { readonly connId?: string }) => {
      const { listConnections } = await import("./connections/list-connections.ts");
      finish(await listConnections(terminal, options));
    });
}

function addGet(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("get")
    .description("Show a connection, secrets in clear: of the secrets back end, the environment or the database.")
    .argument("<conn_id>", "The id of the connection.")
    .addOption(outputOption())
    .addOption(idleColorOption())
    .addOption(verboseOption())
    .action(async (connectionId: string, options: OutputOptions) => {
      const { getConnection } = await import("./connections/get-connection.ts");
      finish(await getConnection(terminal, { ...options, connectionId }));
    });
}

function addAdd(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("add")
    .description("Make a connection: by a type and parts, by a URI, or by JSON.")
    .argument("<conn_id>", "The id of the connection.")
    .option("--conn-description <text>", "What it is for.")
    .option("--conn-extra <json>", "What else its type knows, a JSON object.")
    .option("--conn-host <host>", "The host.")
    .option("--conn-json <json>", "The connection as a JSON object.")
    .option("--conn-login <name>", "The user.")
    .option("--conn-password <password>", "The password.")
    .option("--conn-port <port>", "The port.")
    .option("--conn-schema <name>", "The schema, or the database.")
    .option("--conn-type <type>", "The type.")
    .option("--conn-uri <uri>", "The connection as a URI.")
    .addOption(verboseOption())
    .action(async (connectionId: string, options: Omit<AddConnectionOptions, "connectionId">) => {
      const { addConnection } = await import("./connections/add-connection.ts");
      finish(await addConnection(terminal, { ...options, connectionId }));
    });
}

function addDelete(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("delete")
    .description("Delete a connection.")
    .argument("<conn_id>", "The id of the connection.")
    .addOption(idleColorOption())
    .addOption(verboseOption())
    .action(async (connectionId: string, options: VerboseOptions) => {
      const { deleteConnection } = await import("./connections/delete-connection.ts");
      finish(await deleteConnection(terminal, { ...options, connectionId }));
    });
}

function addTest(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("test")
    .description("Try a connection out. Off unless [core] test_connection is Enabled.")
    .argument("<conn_id>", "The id of the connection.")
    .addOption(verboseOption())
    .action(async (connectionId: string, options: VerboseOptions) => {
      const { testConnection } = await import("./connections/test-connection.ts");
      finish(await testConnection(terminal, { ...options, connectionId }));
    });
}

function addImport(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("import")
    .description("Make connections as a file has them.")
    .argument("<file>", "A file that ends in .json, .yaml, .yml or .env: a URI or an object for each id.")
    .option("--overwrite", "Change connections that there are already.")
    .addOption(verboseOption())
    .action(async (file: string, options: Omit<ImportConnectionsOptions, "file">) => {
      const { importConnections } = await import("./connections/import-connections.ts");
      finish(await importConnections(terminal, { ...options, file }));
    });
}

function addExport(group: Command, { terminal, finish }: CommandSurroundings): void {
  const formats = ["json", "yaml", "env"];
  group
    .command("export")
    .description("Write all connections of the database to a file, secrets in clear.")
    .argument("<file>", "Where to write; - for standard output.")
    .addOption(
      new Option("--file-format <format>", "The format. Defaults to that of the file's ending.").choices(formats),
    )
    .addOption(new Option("--format <format>", "The same as --file-format.").choices(formats).hideHelp())
    .addOption(
      new Option("--serialization-format <format>", "How env files write a connection, json or uri.").argParser(
        serializationFormatArgument,
      ),
    )
    .addOption(verboseOption())
    .action(async (file: string, options: Omit<ExportConnectionsOptions, "file">) => {
      const { exportConnections } = await import("./connections/export-connections.ts");
      finish(await exportConnections(terminal, { ...options, file }));
    });
}

/** Parity: in any case. */
function serializationFormatArgument(text: string): "json" | "uri" {
  const format = text.toLowerCase();
  if (format === "json" || format === "uri") return format;
  throw new InvalidArgumentError("Allowed choices are json, uri.");
}

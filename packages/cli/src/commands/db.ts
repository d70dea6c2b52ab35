import { type Command, InvalidArgumentError, Option } from "commander";
import { dateArgument } from "../arguments/date-argument.ts";
import { isFolder } from "../arguments/is-folder.ts";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { verboseOption } from "./command-options.ts";
import type { DropArchivedOptions, ExportArchivedOptions } from "./db/archived-tables.ts";
import type { CleanDatabaseOptions } from "./db/clean-database.ts";
import { addBackupCommands } from "./db-backup.ts";
import { addSchemaCommands } from "./db-schema.ts";

/** `baram db …` looks after the metadata database. */
export function addDatabaseCommands(program: Command, { terminal, finish }: CommandSurroundings): void {
  const group = program.command("db").description("Look after the metadata database.");
  addSchemaCommands(group, { terminal, finish });
  addBackupCommands(group, { terminal, finish });
  addCleaning(group, { terminal, finish });
  addArchives(group, { terminal, finish });
}

type Surroundings = Pick<CommandSurroundings, "terminal" | "finish">;

function addCleaning(group: Command, { terminal, finish }: Surroundings): void {
  group
    .command("clean")
    .description("Delete old rows, table by table, after copying them to archives. A running server goes on meanwhile.")
    .requiredOption("--clean-before-timestamp <date>", "Rows whose date lies before go.", dateArgument(terminal))
    .option("-t, --tables <names>", "Which tables, by comma; all by default.")
    .option("--dry-run", "Count the rows and delete none.")
    .option("--skip-archive", "Keep no copy of the rows.")
    .option("-y, --yes", "Ask nothing.")
    .addOption(verboseOption())
    .action(async (options: CleanDatabaseOptions) => {
      const { cleanDatabase } = await import("./db/clean-database.ts");
      finish(await cleanDatabase(terminal, options));
    });
}

function addArchives(group: Command, { terminal, finish }: Surroundings): void {
  const tables = () => new Option("-t, --tables <names>", "Archives of which tables, by comma; all by default.");
  group
    .command("drop-archived")
    .description("Drop the archives that db clean has left.")
    .addOption(tables())
    .option("-y, --yes", "Ask nothing.")
    .action(async (options: DropArchivedOptions) => {
      const { dropArchivedTables } = await import("./db/archived-tables.ts");
      finish(await dropArchivedTables(terminal, options));
    });
  group
    .command("export-archived")
    .description("Write the archives that db clean has left to files.")
    .requiredOption("--output-path <folder>", "An existing folder.", existingFolder)
    .addOption(new Option("--export-format <format>", "The form of the files.").choices(["csv"]).default("csv"))
    .option("--drop-archives", "Drop each archive once it is written.")
    .addOption(tables())
    .option("-y, --yes", "Ask nothing.")
    .action(async (options: ExportArchivedOptions) => {
      const { exportArchivedTables } = await import("./db/archived-tables.ts");
      finish(await exportArchivedTables(terminal, options));
    });
}

function existingFolder(path: string): string {
  if (isFolder(path)) return path;
  throw new InvalidArgumentError(`The directory '${path}' does not exist!`);
}

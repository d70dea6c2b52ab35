import type { Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { verboseOption } from "./command-options.ts";
import type { BackupDatabaseOptions } from "./db/backup-database.ts";
import type { RestoreDatabaseOptions } from "./db/restore-database.ts";

/** `baram db backup` and `baram db restore`. */
export function addBackupCommands(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("backup")
    .description("Write everything in the database to a file. Servers go on meanwhile.")
    .argument("[file]", "Where to write; a file in BARAM_HOME/backups named after the moment by default.")
    .option("--overwrite", "Take the place of a file that is there.")
    .addOption(verboseOption())
    .action(async (file: string | undefined, options: Omit<BackupDatabaseOptions, "file">) => {
      const { backupDatabase } = await import("./db/backup-database.ts");
      finish(await backupDatabase(terminal, { ...options, ...(file === undefined ? {} : { file }) }));
    });
  group
    .command("restore")
    .description("Make the database what a backup holds, of SQLite or PostgreSQL alike. No server may run.")
    .argument("<file>", "What baram db backup has written.")
    .option("--overwrite", "Let what the database holds go.")
    .option("-y, --yes", "Ask nothing.")
    .addOption(verboseOption())
    .action(async (file: string, options: Omit<RestoreDatabaseOptions, "file">) => {
      const { restoreDatabase } = await import("./db/restore-database.ts");
      finish(await restoreDatabase(terminal, { ...options, file }));
    });
}

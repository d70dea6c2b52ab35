import type { Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { verboseOption } from "./command-options.ts";
import type { MigrateOptions } from "./db/migrate-database.ts";

/** `baram db …` looks after the metadata database. */
export function addDatabaseCommands(program: Command, { terminal, finish }: CommandSurroundings): void {
  const group = program.command("db").description("Look after the metadata database.");
  group
    .command("migrate")
    .description("Bring the metadata database to this version. Changes nothing when it is there already.")
    .option("-n, --to-version <version>", "The version to come to. Only this version of Baram is one.")
    .addOption(verboseOption())
    .action(async (options: MigrateOptions) => {
      const { migrateDatabase } = await import("./db/migrate-database.ts");
      finish(await migrateDatabase(terminal, options));
    });
}

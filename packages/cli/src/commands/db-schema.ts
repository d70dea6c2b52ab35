import { type Command, InvalidArgumentError } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { complain } from "../terminal/terminal.ts";
import { verboseOption } from "./command-options.ts";
import type { CheckDatabaseOptions } from "./db/check-database.ts";
import type { CheckMigrationsOptions } from "./db/check-migrations.ts";
import type { MigrateOptions } from "./db/migrate-database.ts";
import type { ResetDatabaseOptions } from "./db/reset-database.ts";

/** What of `baram db …` looks at the database as a whole, makes its schema and drops it. */
export function addSchemaCommands(group: Command, surroundings: CommandSurroundings): void {
  addMigrations(group, surroundings);
  addChecks(group, surroundings);
  addReset(group, surroundings);
  addShell(group, surroundings);
}

function addMigrations(group: Command, { terminal, finish }: CommandSurroundings): void {
  const migrate = async (options: MigrateOptions) => {
    const { migrateDatabase } = await import("./db/migrate-database.ts");
    finish(await migrateDatabase(terminal, options));
  };
  withMigrateOptions(group.command("migrate"))
    .description("Bring the metadata database to this version. Changes nothing when it is there already.")
    .action(migrate);
  // Parity: Airflow's former names of it.
  withMigrateOptions(group.command("upgrade"))
    .description('The former name of "migrate".')
    .action((options: MigrateOptions) => {
      complain(terminal, 'Warning: "db upgrade" is a former name: use "db migrate".');
      return migrate(options);
    });
  group
    .command("init")
    .description('The former name of "migrate".')
    .addOption(verboseOption())
    .action(() => {
      complain(terminal, 'Warning: "db init" is a former name: use "db migrate".');
      return migrate({});
    });
  withRevisionOptions(group.command("downgrade"))
    .description("Refused: a database goes back by a backup.")
    .option("-y, --yes", "Ask nothing.")
    .action(async () => {
      const { refuseDowngrade } = await import("./db/refuse-downgrade.ts");
      refuseDowngrade();
    });
}

function withMigrateOptions(command: Command): Command {
  return withRevisionOptions(command)
    .option("--no-reserialize-dags", "Airflow's. A migration here never serializes Dags again.")
    .option("-m, --use-migration-files", "Airflow's. Migrations here are always carried out.");
}

function withRevisionOptions(command: Command): Command {
  return command
    .option("-n, --to-version <version>", "The version to come to. Only this version of Baram is one.")
    .option("-r, --to-revision <revision>", "The last migration; before the newest with --show-sql-only alone.")
    .option("--from-version <version>", "With --show-sql-only: the version to begin after.")
    .option("--from-revision <revision>", "With --show-sql-only: the migration to begin after.")
    .option("-s, --show-sql-only", "Print the statements and send none.")
    .addOption(verboseOption());
}

function addChecks(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("check")
    .description("Check that the database answers.")
    .option("--retry <count>", "How often to try again.", wholeNumberArgument, 0)
    .option("--retry-delay <seconds>", "How long to wait before that.", wholeNumberArgument, 1)
    .addOption(verboseOption())
    .action(async (options: CheckDatabaseOptions) => {
      const { checkDatabase } = await import("./db/check-database.ts");
      finish(await checkDatabase(terminal, options));
    });
  group
    .command("check-migrations")
    .description("Wait until the database has this version's schema.")
    .option("-t, --migration-wait-timeout <seconds>", "How long to wait.", wholeNumberArgument, 60)
    .addOption(verboseOption())
    .action(async (options: CheckMigrationsOptions) => {
      const { checkMigrations } = await import("./db/check-migrations.ts");
      finish(await checkMigrations(terminal, options));
    });
}

function addReset(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("reset")
    .description("Drop every table and make them again, empty. No server may run.")
    .option("-s, --skip-init", "Leave the database without tables.")
    .option("-m, --use-migration-files", "Airflow's. Tables here are always made by migrations.")
    .option("-y, --yes", "Ask nothing.")
    .addOption(verboseOption())
    .action(async (options: ResetDatabaseOptions) => {
      const { resetDatabase } = await import("./db/reset-database.ts");
      finish(await resetDatabase(terminal, options));
    });
}

function addShell(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("shell")
    .description("Open the database with its own client: sqlite3 or psql, which has to be installed.")
    .addOption(verboseOption())
    .action(async () => {
      const { openShell } = await import("./db/open-shell.ts");
      finish(await openShell(terminal));
    });
}

function wholeNumberArgument(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError("it has to be a whole number from 0 on.");
}

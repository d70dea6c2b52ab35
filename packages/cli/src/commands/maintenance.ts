import type { Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { say } from "../terminal/terminal.ts";
import { type VerboseOptions, verboseOption } from "./command-options.ts";

/** `baram rotate-fernet-key` and `baram sync-perm`. */
export function addMaintenanceCommands(program: Command, { terminal, finish }: CommandSurroundings): void {
  program
    .command("rotate-fernet-key")
    .description("Encrypt every connection and variable again with the first of the keys.")
    .addOption(verboseOption())
    .action(async (options: VerboseOptions) => {
      const { rotateFernetKey } = await import("./maintenance/rotate-fernet-key.ts");
      finish(await rotateFernetKey(terminal, options));
    });
  program
    .command("sync-perm")
    .description("Airflow's. The built-in roles come with the database here, so there is nothing to do.")
    .option("--include-dags", "Airflow's. Rights to single Dags are read where they are asked for.")
    .addOption(verboseOption())
    .action(() =>
      say(terminal, "The built-in roles and their permissions are there with the database; nothing is to be done."),
    );
}

import type { Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { outputOption, verboseOption } from "./command-options.ts";
import type { ShowInformationOptions } from "./info/show-information.ts";

/** `baram info` shows what an installation is made of, for reports of what goes wrong. */
export function addInfoCommand(program: Command, { terminal, finish }: CommandSurroundings): void {
  program
    .command("info")
    .description("Show this installation, its machine and its providers, for a report of what goes wrong.")
    .option(
      "--anonymize",
      "Leave out the names of the user, of folders in the home folder and of the database's server.",
    )
    .option("--file-io", "Airflow's. Refused: Baram sends nothing to others.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: ShowInformationOptions) => {
      const { showInformation } = await import("./info/show-information.ts");
      finish(await showInformation(terminal, options));
    });
}

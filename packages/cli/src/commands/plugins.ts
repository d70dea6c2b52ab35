import type { Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { type OutputOptions, outputOption, verboseOption } from "./command-options.ts";

/** `baram plugins` lists what an installation adds to Baram itself. */
export function addPluginsCommand(program: Command, { terminal, finish }: CommandSurroundings): void {
  program
    .command("plugins")
    .description("List the modules that are added to Baram itself: the listeners of [core] listeners.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: OutputOptions) => {
      const { listPlugins } = await import("./plugins/list-plugins.ts");
      finish(listPlugins(terminal, options));
    });
}

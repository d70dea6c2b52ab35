import type { Command } from "commander";
import { colorOption } from "../output/color-choice.ts";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { verboseOption } from "./command-options.ts";
import type { ListConfigurationOptions } from "./config/list-configuration.ts";

/** `baram config …` shows the configuration. It works also where the configuration has mistakes. */
export function addConfigCommands(program: Command, { terminal, finish }: CommandSurroundings): void {
  const group = program.command("config").description("Show the configuration.");
  group
    .command("list")
    .description("List the options with their values, as a configuration file. Secrets are hidden.")
    .option("--section <name>", "Of this section alone.")
    .addOption(colorOption())
    .option("-d, --include-descriptions", "What each option is.")
    .option("-e, --include-examples", "What some options might be.")
    .option("-s, --include-sources", "Where each value is from: env var, cmd, baram.cfg or default.")
    .option("-V, --include-env-vars", "The variable that sets each option.")
    .option("-c, --comment-out-everything", "Put each option behind a #.")
    .option("-a, --defaults", "The defaults, commented out, with descriptions, examples and variables.")
    .option("-p, --exclude-providers", "Without the options of providers. Those of Baram have none.")
    .addOption(verboseOption())
    .action(async (options: ListConfigurationOptions) => {
      const { listConfiguration } = await import("./config/list-configuration.ts");
      finish(listConfiguration(terminal, options));
    });
  group
    .command("get-value")
    .description("Print the value of one option, secrets in clear.")
    .argument("<section>", "The section, as core.")
    .argument("<option>", "The option, as parallelism.")
    .addOption(verboseOption())
    .action(async (section: string, key: string) => {
      const { getConfigurationValue } = await import("./config/get-configuration-value.ts");
      finish(getConfigurationValue(terminal, { section, key }));
    });
}

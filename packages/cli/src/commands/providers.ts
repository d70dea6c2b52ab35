import type { Command } from "commander";
import { type ColorChoice, colorOption } from "../output/color-choice.ts";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { type OutputOptions, outputOption, type VerboseOptions, verboseOption } from "./command-options.ts";
import { PROVIDER_PARTS, type ProviderPart } from "./providers/provider-parts.ts";

/** `baram providers …` lists the providers among the packages of the project, and what they bring. */
export function addProvidersCommands(program: Command, { terminal, finish }: CommandSurroundings): void {
  const group = program.command("providers").description("List the providers of the project and what they bring.");
  group
    .command("list")
    .description("List the providers that the project's package.json names and that are installed.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: OutputOptions) => {
      const { listProviders } = await import("./providers/list-providers.ts");
      finish(await listProviders(terminal, options));
    });
  group
    .command("get")
    .description("Show one provider.")
    .argument("<provider_name>", "The name of its package.")
    .option("-f, --full", "Say what it brings.")
    .addOption(colorOption())
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (name: string, options: GetProviderCommandOptions) => {
      const { getProvider } = await import("./providers/get-provider.ts");
      finish(await getProvider(terminal, { ...options, name }));
    });
  group
    .command("hooks")
    .description("List the connection types that the providers know.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: OutputOptions) => {
      const { listHooks } = await import("./providers/list-hooks.ts");
      finish(await listHooks(terminal, options));
    });
  for (const [part, { description }] of Object.entries(PROVIDER_PARTS)) {
    group
      .command(part)
      .description(description)
      .addOption(outputOption())
      .addOption(verboseOption())
      .action(async (options: OutputOptions) => {
        const { listProviderParts } = await import("./providers/list-provider-parts.ts");
        finish(await listProviderParts(terminal, { ...options, part: part as ProviderPart }));
      });
  }
}

interface GetProviderCommandOptions extends VerboseOptions {
  readonly full?: boolean;
  readonly color: ColorChoice;
}

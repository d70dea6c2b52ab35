import type { Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { verboseOption } from "./command-options.ts";
import type { ServerCommandOptions } from "./servers/run-server.ts";

/** `baram dev` runs everything, and starts it again when what it started with has changed. */
export function addDevCommand(program: Command, { terminal, finish }: CommandSurroundings): void {
  program
    .command("dev")
    .description("Start everything in this process, and again whenever its configuration or modules change.")
    .addOption(verboseOption())
    .action(async (options: ServerCommandOptions) => {
      const { runDev } = await import("./dev/run-dev.ts");
      finish(await runDev(terminal, options));
    });
}

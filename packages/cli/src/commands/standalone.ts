import type { Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { verboseOption } from "./command-options.ts";
import type { ServerCommandOptions } from "./servers/run-server.ts";

/** `baram standalone` runs everything in one process. */
export function addStandaloneCommand(program: Command, { terminal, finish }: CommandSurroundings): void {
  program
    .command("standalone")
    .description("Start everything in this process: scheduler, workers, Dag processor, API server and web UI.")
    .addOption(verboseOption())
    .action(async (options: ServerCommandOptions) => {
      const { runStandalone } = await import("./standalone/run-standalone.ts");
      finish(await runStandalone(terminal, options));
    });
}

import { type Command, InvalidArgumentError, Option } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { verboseOption } from "./command-options.ts";
import type { ApiServerCommandOptions } from "./servers/run-api-server.ts";
import type { ServerCommandOptions } from "./servers/run-server.ts";
import type { TriggererCommandOptions } from "./servers/run-triggerer.ts";

const PORT_MAXIMUM = 65_535;

/** The parts of an installation as processes of their own: `baram scheduler`, `dag-processor`, `triggerer`, `api-server`. */
export function addServerCommands(program: Command, { terminal, finish }: CommandSurroundings): void {
  program
    .command("scheduler")
    .description("Start a scheduler with its workers. On PostgreSQL there may be several.")
    .addOption(processIdOption())
    .addOption(verboseOption())
    .action(async (options: ServerCommandOptions) => {
      const { runScheduler } = await import("./servers/run-scheduler.ts");
      finish(await runScheduler(terminal, options));
    });
  program
    .command("dag-processor")
    .description("Start what reads the Dags folder, and again what changes in it.")
    .addOption(processIdOption())
    .addOption(verboseOption())
    .action(async (options: ServerCommandOptions) => {
      const { runDagProcessor } = await import("./servers/run-dag-processor.ts");
      finish(await runDagProcessor(terminal, options));
    });
  program
    .command("triggerer")
    .description("Start what awaits the triggers of deferred tasks. On PostgreSQL there may be several.")
    .option(
      "--capacity <count>",
      "How many triggers it takes, in place of [triggerer] default_capacity.",
      countArgument,
    )
    .addOption(processIdOption())
    .addOption(verboseOption())
    .action(async (options: TriggererCommandOptions) => {
      const { runTriggerer } = await import("./servers/run-triggerer.ts");
      finish(await runTriggerer(terminal, options));
    });
  program
    .command("api-server")
    // Parity: Airflow's name of it.
    .alias("webserver")
    .description("Start the API server with the web UI.")
    .option("-H, --hostname <hostname>", "The address to listen on, in place of [api] host.")
    .option("-p, --port <port>", "The port to listen on, in place of [api] port; 0 for any free one.", portArgument)
    .option("--ssl-cert <file>", "The file of the certificate, in place of [api] ssl_cert.")
    .option("--ssl-key <file>", "The file of its key, in place of [api] ssl_key.")
    .addOption(processIdOption())
    .addOption(verboseOption())
    .action(async (options: ApiServerCommandOptions) => {
      const { runApiServer } = await import("./servers/run-api-server.ts");
      finish(await runApiServer(terminal, options));
    });
}

function processIdOption(): Option {
  return new Option("--pid <file>", "A file that holds the id of the process while it runs.");
}

function countArgument(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count > 0) return count;
  throw new InvalidArgumentError("it has to be a whole number from 1 on.");
}

function portArgument(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= PORT_MAXIMUM) return port;
  throw new InvalidArgumentError(`a port is a whole number up to ${PORT_MAXIMUM}.`);
}

import { startScheduler } from "../../composition/components.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { readVersion } from "../../version.ts";
import { describeSurroundings } from "./describe-server.ts";
import { runServer, type ServerCommandOptions } from "./run-server.ts";

/** Starts a scheduler with its workers and stays. */
export function runScheduler(terminal: Terminal, options: ServerCommandOptions): Promise<number> {
  return runServer(terminal, {
    options,
    start: startScheduler,
    greet: (_, invocation) => [
      `The scheduler of Baram ${readVersion()} is running`,
      ...describeSurroundings(invocation),
    ],
  });
}

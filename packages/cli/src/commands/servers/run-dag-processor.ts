import { startDagProcessor } from "../../composition/components.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { readVersion } from "../../version.ts";
import { describeSurroundings } from "./describe-server.ts";
import { runServer, type ServerCommandOptions } from "./run-server.ts";

/** Starts a Dag processor and stays. */
export function runDagProcessor(terminal: Terminal, options: ServerCommandOptions): Promise<number> {
  return runServer(terminal, {
    options,
    start: startDagProcessor,
    greet: (_, invocation) => [
      `The Dag processor of Baram ${readVersion()} is running`,
      ...describeSurroundings(invocation),
    ],
  });
}

import { startStandalone } from "../../composition/standalone.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { describeApiServer, describeSurroundings } from "../servers/describe-server.ts";
import { runServer, type ServerCommandOptions } from "../servers/run-server.ts";

/** Starts everything in this process and stays. */
export function runStandalone(terminal: Terminal, options: ServerCommandOptions): Promise<number> {
  return runServer(terminal, {
    options,
    start: startStandalone,
    greet: (standalone, invocation) => [
      ...describeApiServer(standalone, invocation),
      ...describeSurroundings(invocation),
    ],
  });
}

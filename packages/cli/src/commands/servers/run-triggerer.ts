import { startTriggerer } from "../../composition/components.ts";
import type { Invocation } from "../../program/invocation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { readVersion } from "../../version.ts";
import { describeSurroundings } from "./describe-server.ts";
import { runServer, type ServerCommandOptions } from "./run-server.ts";

/** What `baram triggerer` was given. */
export interface TriggererCommandOptions extends ServerCommandOptions {
  readonly capacity?: number;
}

/** Starts a triggerer and stays. */
export function runTriggerer(terminal: Terminal, options: TriggererCommandOptions): Promise<number> {
  return runServer(terminal, {
    options,
    adjust: (invocation) => withCapacity(invocation, options),
    start: startTriggerer,
    greet: (_, invocation) => [
      `The triggerer of Baram ${readVersion()} is running`,
      ...describeSurroundings(invocation),
    ],
  });
}

function withCapacity(invocation: Invocation, { capacity }: TriggererCommandOptions): Invocation {
  const { configuration } = invocation;
  const { triggerer } = configuration;
  const adjusted = { ...triggerer, default_capacity: capacity ?? triggerer.default_capacity };
  return { ...invocation, configuration: { ...configuration, triggerer: adjusted } };
}

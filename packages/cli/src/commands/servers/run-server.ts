import { existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { writeTextFile } from "../../arguments/write-text-file.ts";
import type { RunningPart, ServerOptions } from "../../composition/server-options.ts";
import { serverLogger } from "../../logging/server-logger.ts";
import { type Invocation, readInvocation } from "../../program/invocation.ts";
import { INTERRUPTED } from "../../terminal/run-with-interrupt.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { serverOptions } from "./server-options.ts";

/** What every command that stays was given. */
export interface ServerCommandOptions {
  readonly verbose?: boolean;
  /** The file that holds the process id while the server runs. */
  readonly pid?: string;
}

/** A command that stays. */
export interface ServerCommand<Part extends RunningPart> {
  readonly options: ServerCommandOptions;
  /** Lets the words of the command win over the configuration. */
  readonly adjust?: (invocation: Invocation) => Invocation;
  readonly start: (options: ServerOptions) => Promise<Part>;
  /** What the operator is told once it runs. */
  readonly greet: (part: Part, invocation: Invocation) => readonly string[];
}

/** Starts a server and stays until it is asked to end. The first interrupt ends in order, the second at once. */
export async function runServer<Part extends RunningPart>(
  terminal: Terminal,
  { options, adjust = (invocation) => invocation, start, greet }: ServerCommand<Part>,
): Promise<number> {
  const invocation = adjust(readInvocation(terminal));
  const { configuration } = invocation;
  const logger = serverLogger(terminal, options.verbose === true ? "debug" : configuration.logging.level);
  const interrupted = untilInterrupted(terminal);
  const removeProcessId = writeProcessId(terminal, options);
  try {
    const part = await start(serverOptions(invocation, { logger, webFolder: findWebFolder() }));
    for (const line of greet(part, invocation)) say(terminal, line);
    await interrupted;
    await part.stop();
  } finally {
    removeProcessId();
  }
  say(terminal, "Stopped.");
  return 0;
}

/** Writes the id of this process where that was asked for. @returns the function that removes it. */
function writeProcessId(terminal: Terminal, { pid }: ServerCommandOptions): () => void {
  if (pid === undefined) return () => undefined;
  writeTextFile(terminal, { file: pid, text: `${process.pid}\n` });
  return () => rmSync(resolve(terminal.workingFolder, pid), { force: true });
}

/** Resolves when the operator asks for an end; asked again, the process ends at once. */
export function untilInterrupted(terminal: Terminal): Promise<void> {
  return new Promise((resolve) => {
    let isInterrupted = false;
    terminal.onInterrupt(() => {
      if (isInterrupted) terminal.exit(INTERRUPTED);
      isInterrupted = true;
      say(terminal, "Stopping; interrupt again to stop at once.");
      resolve();
    });
  });
}

/** The built web UI, which is a package of its own of which only the files count; `null` where there is none. */
export function findWebFolder(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve("@baram/web/package.json");
    const folder = join(dirname(manifest), "dist");
    return existsSync(join(folder, "index.html")) ? folder : null;
  } catch {
    return null;
  }
}

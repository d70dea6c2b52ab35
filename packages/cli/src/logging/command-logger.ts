import type { Logger } from "@baram/domain";
import type { Terminal } from "../terminal/terminal.ts";
import { formatLogLine } from "./format-log-line.ts";

/**
 * The log of a command that prints something else: silent, or, when asked to say more, on standard error.
 *
 * Parity: commands that print rows keep logs out of standard output.
 */
export function commandLogger(terminal: Terminal, { verbose }: { readonly verbose?: boolean }): Logger {
  if (verbose !== true) return { debug: nothing, info: nothing, warn: nothing, error: nothing };
  const log = (level: string) => (message: string, fields?: Readonly<Record<string, unknown>>) =>
    terminal.writeError(formatLogLine({ at: terminal.clock.now(), level, message, fields: fields ?? {} }));
  return { debug: log("debug"), info: log("info"), warn: log("warn"), error: log("error") };
}

function nothing(): void {
  // Silent on purpose.
}

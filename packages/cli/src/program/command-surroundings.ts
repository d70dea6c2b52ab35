import type { Terminal } from "../terminal/terminal.ts";

/** What the actions of commands work with. */
export interface CommandSurroundings {
  readonly terminal: Terminal;
  /** Takes the exit code of the command that ran. */
  readonly finish: (exitCode: number) => void;
}

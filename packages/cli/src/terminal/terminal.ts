import type { Clock } from "@baram/domain";

/** Where a command runs, and how it talks to whoever started it. */
export interface Terminal {
  /** The words of the command line, without the program's name. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  /** The user of the operating system. */
  readonly user: string;
  readonly clock: Clock;
  /** How wide standard output is; `null` when it is not a terminal. */
  readonly columns: number | null;
  /** To standard output, as it stands. */
  write(text: string): void;
  /** To standard error, as it stands. */
  writeError(text: string): void;
  /**
   * Waits until all that was written is through, as before it is said that it was.
   *
   * @returns why some of it could not be written, from the first failure on; `null` where nothing is missing. Output
   * that its reader did not wait for, as `head` does not, is not missing.
   */
  flush(): Promise<string | null>;
  /** The next line of standard input, without its line feed; `null` at its end. */
  readLine(): Promise<string | null>;
  /** As {@link readLine}, without showing on a screen what is typed. */
  readSecret(): Promise<string | null>;
  /** Calls when the operator asks for an end (Ctrl+C, or TERM), each time. @returns the function that stops listening. */
  onInterrupt(listener: () => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** One line to standard output. */
export function say(terminal: Pick<Terminal, "write">, line: string): void {
  terminal.write(`${line}\n`);
}

/** One line to standard error. */
export function complain(terminal: Pick<Terminal, "writeError">, line: string): void {
  terminal.writeError(`${line}\n`);
}

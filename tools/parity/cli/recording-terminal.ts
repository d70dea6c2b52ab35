import type { Terminal } from "@baram/cli";
import { type Instant, instantFromMicroseconds } from "@baram/domain";

const MICROSECONDS = 1000;

/** A terminal that is none: what is printed is kept, and what was typed has been given. */
export class RecordingTerminal implements Terminal {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  readonly user = "recorder";
  readonly clock = { now };
  readonly columns = null;
  readonly #typed: string[];
  output = "";
  errors = "";

  constructor(given: {
    readonly words: readonly string[];
    readonly environment: Readonly<Record<string, string | undefined>>;
    readonly workingFolder: string;
    readonly typed: string;
  }) {
    this.words = given.words;
    this.environment = given.environment;
    this.workingFolder = given.workingFolder;
    this.#typed = given.typed === "" ? [] : given.typed.replace(/\n$/, "").split("\n");
  }

  write(text: string): void {
    this.output += text;
  }

  writeError(text: string): void {
    this.errors += text;
  }

  async flush(): Promise<string | null> {
    return null;
  }

  async readLine(): Promise<string | null> {
    return this.#typed.shift() ?? null;
  }

  readSecret(): Promise<string | null> {
    return this.readLine();
  }

  onInterrupt(): () => void {
    return () => undefined;
  }

  exit(code: number): void {
    throw new Error(`The process was ended with code ${code}.`);
  }
}

function now(): Instant {
  return instantFromMicroseconds(Math.round((performance.timeOrigin + performance.now()) * MICROSECONDS));
}

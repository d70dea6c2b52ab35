import { instantFromMicroseconds } from "@baram/domain";
import type { Terminal } from "./terminal.ts";

/** A terminal that remembers what was printed and answers with the given lines. */
export class FakeTerminal implements Terminal {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  readonly user = "ann";
  readonly clock = { now: () => instantFromMicroseconds(1_704_110_400_000_000) };
  readonly columns = null;
  readonly #answers: string[];
  readonly #writeFailure: string | null;
  output = "";
  errors = "";

  constructor(
    given: {
      readonly words?: readonly string[];
      readonly workingFolder?: string;
      readonly answers?: readonly string[];
      readonly environment?: Readonly<Record<string, string | undefined>>;
      /** Why nothing can be written. */
      readonly writeFailure?: string;
    } = {},
  ) {
    this.words = given.words ?? [];
    this.workingFolder = given.workingFolder ?? "/";
    this.environment = given.environment ?? {};
    this.#answers = [...(given.answers ?? [])];
    this.#writeFailure = given.writeFailure ?? null;
  }

  write(text: string): void {
    this.output += text;
  }

  writeError(text: string): void {
    this.errors += text;
  }

  async flush(): Promise<string | null> {
    return this.#writeFailure;
  }

  async readLine(): Promise<string | null> {
    return this.#answers.shift() ?? null;
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

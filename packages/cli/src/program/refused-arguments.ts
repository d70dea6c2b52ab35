import type { Command } from "commander";

/** Arguments that a command cannot take: its help goes to standard output, the sentence to standard error. */
export class RefusedArguments extends Error {
  override readonly name = "RefusedArguments";
  readonly command: Command;

  constructor(command: Command, sentence: string) {
    super(sentence);
    this.command = command;
  }
}

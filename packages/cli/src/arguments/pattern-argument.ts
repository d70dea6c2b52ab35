import { CommandFailure } from "../program/command-failure.ts";

/** Reads a regular expression. Throws {@link CommandFailure}. */
export function readPattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new CommandFailure(`"${text}" is no regular expression: ${(error as Error).message}.`);
  }
}

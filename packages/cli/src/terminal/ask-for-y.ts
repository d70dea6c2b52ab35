import { CommandFailure } from "../program/command-failure.ts";
import { say, type Terminal } from "./terminal.ts";

/**
 * Asks before something is lost. Parity: exactly `y`, in any case, goes on, and anything else, `yes` too, is a no.
 *
 * Throws {@link CommandFailure} at the end of input.
 */
export async function askForY(terminal: Terminal, question: string): Promise<boolean> {
  say(terminal, question);
  return readY(terminal);
}

/** The answer to such a question, for one that stands in the line of its answer. Throws as {@link askForY} does. */
export async function readY(terminal: Terminal): Promise<boolean> {
  const answer = await terminal.readLine();
  if (answer === null) throw new CommandFailure("The question was not answered, so nothing was done.");
  return answer.trim().toLowerCase() === "y";
}

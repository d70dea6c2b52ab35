import { CommandFailure } from "../program/command-failure.ts";
import { say, type Terminal } from "./terminal.ts";

/** Asks until the answer is understood. Throws {@link CommandFailure} at the end of input. */
export async function askYesOrNo(terminal: Terminal, question: string): Promise<boolean> {
  for (;;) {
    say(terminal, question);
    const answer = (await terminal.readLine())?.trim().toLowerCase();
    if (answer === undefined) throw new CommandFailure("The question was not answered, so nothing was done.");
    if (answer === "y" || answer === "yes") return true;
    if (answer === "n" || answer === "no") return false;
    say(terminal, "Please respond with y/yes or n/no.");
  }
}

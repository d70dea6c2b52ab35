import { CommandFailure } from "../program/command-failure.ts";
import { say, type Terminal } from "./terminal.ts";

/** Asks for words to be typed before something is lost for good. Throws {@link CommandFailure} for any others. */
export async function askForWords(
  terminal: Terminal,
  { question, words }: { readonly question: string; readonly words: string },
): Promise<void> {
  say(terminal, `${question}\nEnter '${words}' (without quotes) to proceed.`);
  const answer = (await terminal.readLine())?.trim();
  if (answer !== words) throw new CommandFailure("User did not confirm; exiting.");
}

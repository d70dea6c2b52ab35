import type { Command, Option } from "commander";
import { RefusedArguments } from "./refused-arguments.ts";

/**
 * Writes out long flags that were abbreviated to a prefix which only one flag of the command has.
 *
 * Parity: Airflow's argument parser does so, and scripts rely on it. Throws {@link RefusedArguments} for a prefix that
 * several flags have.
 */
export function expandAbbreviations(program: Command, words: readonly string[]): readonly string[] {
  const expanded: string[] = [];
  let command = program;
  let isValue = false;
  for (const [place, word] of words.entries()) {
    if (word === "--") return [...expanded, ...words.slice(place)];
    if (isValue) {
      isValue = false;
      expanded.push(word);
    } else if (word.startsWith("-")) {
      const { text, option } = expandFlag(command, word);
      isValue = option?.required === true && !text.includes("=") && takesNextWord(text);
      expanded.push(text);
    } else {
      command = command.commands.find((candidate) => isCalled(candidate, word)) ?? command;
      expanded.push(word);
    }
  }
  return expanded;
}

function isCalled(command: Command, word: string): boolean {
  return command.name() === word || command.aliases().includes(word);
}

/** `-ojson` has its value already. */
function takesNextWord(flag: string): boolean {
  return flag.startsWith("--") || flag.length === 2;
}

function expandFlag(command: Command, word: string): { readonly text: string; readonly option: Option | null } {
  const { options } = command;
  if (!word.startsWith("--")) {
    return { text: word, option: options.find(({ short }) => short === word.slice(0, 2)) ?? null };
  }
  const [flag = word] = word.split("=", 1);
  const exact = options.find(({ long }) => long === flag);
  if (exact !== undefined) return { text: word, option: exact };
  const near = options.filter(({ long }) => long?.startsWith(flag) === true);
  const isHelp = "--help".startsWith(flag) && flag.length > 2;
  const names = [...near.map(({ long }) => long ?? ""), ...(isHelp ? ["--help"] : [])];
  if (names.length > 1) {
    throw new RefusedArguments(command, `ambiguous option: ${flag} could match ${names.join(", ")}`);
  }
  const [name] = names;
  if (name === undefined) return { text: word, option: null };
  return { text: name + word.slice(flag.length), option: near[0] ?? null };
}

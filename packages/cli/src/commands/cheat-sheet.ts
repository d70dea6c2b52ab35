import type { Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { verboseOption } from "./command-options.ts";

/** `baram cheat-sheet` lists every command with what it does. */
export function addCheatSheetCommand(program: Command, { terminal }: CommandSurroundings): void {
  program
    .command("cheat-sheet")
    .description("List every command with what it does.")
    .addOption(verboseOption())
    .action(() => terminal.write(cheatSheetOf(program)));
}

/** Parity: the commands without a group first, then each group under its name. */
function cheatSheetOf(program: Command): string {
  const alone = program.commands.filter(({ commands }) => commands.length === 0);
  const groups = program.commands.filter(({ commands }) => commands.length > 0);
  const names = (command: Command) => pathOf(command);
  const width = Math.max(
    ...program.commands.flatMap((each) => [each, ...each.commands]).map((each) => names(each).length),
  );
  const linesOf = (commands: readonly Command[]) =>
    commands.map((command) => `${names(command).padEnd(width)} | ${command.description()}`);
  const parts = [
    ["Miscellaneous commands", ...linesOf(alone)],
    ...groups.map((group) => [group.description(), ...linesOf(group.commands)]),
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function pathOf(command: Command): string {
  const words: string[] = [];
  for (let current: Command | null = command; current !== null; current = current.parent) words.unshift(current.name());
  return words.join(" ");
}

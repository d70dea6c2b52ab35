import type { Command } from "commander";

/** A command as a shell completes it. */
export interface CompletedCommand {
  /** The words that lead to it, as `dags list`; empty for the program itself. */
  readonly path: string;
  readonly subcommands: readonly { readonly name: string; readonly description: string }[];
  readonly flags: readonly CompletedFlag[];
}

/** A flag as a shell completes it. */
export interface CompletedFlag {
  /** `--output`, and `-o` where there is one. */
  readonly names: readonly string[];
  readonly description: string;
  /** What it may be; empty where that is anything, or it takes nothing. */
  readonly choices: readonly string[];
  readonly takesValue: boolean;
}

const HELP: CompletedFlag = { names: ["--help", "-h"], description: "Show this help.", choices: [], takesValue: false };

/** Every command of a program with what may follow it, each before its subcommands. */
export function completionTree(command: Command, path = ""): readonly CompletedCommand[] {
  const flags = command.options.map(({ long, short, description, argChoices, required, optional }) => ({
    names: [long, short].filter((name) => name !== undefined && name !== null),
    description,
    choices: argChoices ?? [],
    takesValue: required || optional,
  }));
  const subcommands = command.commands.map((one) => ({ name: one.name(), description: one.description() }));
  const own = { path, subcommands, flags: [...flags, HELP] };
  const below = command.commands.flatMap((one) => completionTree(one, `${path} ${one.name()}`.trim()));
  return [own, ...below];
}

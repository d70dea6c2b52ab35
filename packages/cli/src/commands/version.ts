import type { Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { say } from "../terminal/terminal.ts";
import { readVersion } from "../version.ts";

/** `baram version` prints the version alone on a line. */
export function addVersionCommand(program: Command, { terminal }: CommandSurroundings): void {
  program
    .command("version")
    .description("Print the version.")
    .action(() => say(terminal, readVersion()));
}

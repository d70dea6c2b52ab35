import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { CommandFailure } from "../program/command-failure.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** What a command writes may hold secrets: only its owner may read it. */
const OWNER_ONLY = 0o600;

/** Writes a file that a command was told to. Throws {@link CommandFailure} where that cannot be done. */
export function writeTextFile(
  { workingFolder }: Pick<Terminal, "workingFolder">,
  { file, text }: { readonly file: string; readonly text: string },
): void {
  try {
    writeFileSync(resolve(workingFolder, file), text, { mode: OWNER_ONLY });
  } catch (error) {
    throw new CommandFailure(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

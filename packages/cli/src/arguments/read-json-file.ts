import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Json } from "@baram/domain";
import { CommandFailure } from "../program/command-failure.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The text of a file that a command was given. Throws {@link CommandFailure} where it is missing or cannot be read. */
export function readTextFile(
  { workingFolder }: Pick<Terminal, "workingFolder">,
  {
    file,
    missing,
  }: { readonly file: string /** The sentence for a file that is not there. */; readonly missing: string },
): string {
  const path = resolve(workingFolder, file);
  if (!existsSync(path)) throw new CommandFailure(missing);
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** The value of a JSON file that a command was given. Throws {@link CommandFailure} for one that is none. */
export function readJsonFile(
  terminal: Pick<Terminal, "workingFolder">,
  given: { readonly file: string; readonly missing: string },
): Json {
  const text = readTextFile(terminal, given);
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new CommandFailure(`${given.file} is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Json } from "@baram/domain";
import { CommandFailure } from "../program/command-failure.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { ExactJson } from "./exact-json.ts";

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
  return readJson(terminal, given, (text) => JSON.parse(text) as Json);
}

/** As {@link readJsonFile}, for values that are kept as they stand, with all digits of their numbers. */
export function readExactJsonFile(
  terminal: Pick<Terminal, "workingFolder">,
  given: { readonly file: string; readonly missing: string },
): ExactJson {
  return readJson(terminal, given, (text) => new ExactJson(text));
}

function readJson<Value>(
  terminal: Pick<Terminal, "workingFolder">,
  given: { readonly file: string; readonly missing: string },
  read: (text: string) => Value,
): Value {
  const text = readTextFile(terminal, given);
  try {
    return read(text);
  } catch (error) {
    throw new CommandFailure(`${given.file} is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

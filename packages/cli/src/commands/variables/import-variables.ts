import type { Json } from "@baram/domain";
import { readExactJsonFile } from "../../arguments/read-json-file.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** What `baram variables import` was given. */
export interface ImportVariablesOptions extends VerboseOptions {
  readonly file: string;
  readonly actionOnExistingKey: "overwrite" | "fail" | "skip";
}

/** How deep a value that is no text is indented when it is stored. */
const INDENT = 2;

/** Makes variables as a file has them. Values that are no texts are stored as JSON, with their numbers as they stand. */
export async function importVariables(
  terminal: Terminal,
  { file, actionOnExistingKey, verbose }: ImportVariablesOptions,
): Promise<number> {
  const entries = readVariables(terminal, file);
  const skipped = await withInstallation(
    terminal,
    { event: "cli_variables_import", verbose },
    async ({ variables }) => {
      const existing = new Set(actionOnExistingKey === "overwrite" ? [] : await variables.listKeys());
      const taken = entries.map(([key]) => key).filter((key) => existing.has(key));
      if (actionOnExistingKey === "fail" && taken.length > 0) {
        throw new CommandFailure(`Failed. These keys: ${listOf(taken)} already exists.`);
      }
      for (const [key, value] of entries) {
        if (existing.has(key)) continue;
        await variables.set({ key, value, description: null });
      }
      return taken;
    },
  );
  say(terminal, `${entries.length - skipped.length} of ${entries.length} variables successfully updated.`);
  if (skipped.length > 0) {
    say(terminal, `The variables with these keys: ${listOf(skipped)} were skipped because they already exists`);
  }
  return 0;
}

/** Keys and the texts to store. */
function readVariables(terminal: Terminal, file: string): readonly (readonly [string, string])[] {
  const json = readExactJsonFile(terminal, { file, missing: "Missing variables file." });
  const variables = json.value;
  if (typeof variables === "object" && variables !== null && !Array.isArray(variables)) {
    const indented = (value: Json) => JSON.stringify(value, null, INDENT);
    return Object.entries(variables).map(([key, value]) => [key, json.textOf(value, indented)]);
  }
  throw new CommandFailure(`${file} holds no variables: expected a JSON object with a value for each key.`);
}

/** As Python prints a list of texts. */
function listOf(keys: readonly string[]): string {
  return `[${keys.map((key) => `'${key}'`).join(", ")}]`;
}

import type { Json } from "@baram/domain";
import { hasExactNumbers } from "../../arguments/exact-json.ts";
import { writeTextFile } from "../../arguments/write-text-file.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { complain, say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/**
 * Writes all variables of the database, values in clear. Parity: a value that is JSON is written as what it holds. One with
 * a number that would lose digits is written as the text it is, and read as the same.
 */
export async function exportVariables(
  terminal: Terminal,
  { file, verbose }: VerboseOptions & { readonly file: string },
): Promise<number> {
  const stored = await withInstallation(terminal, { event: "cli_variables_export", verbose }, ({ variables }) =>
    variables.list(),
  );
  const values = Object.fromEntries(stored.map(({ key, value }) => [key, parsedIfJson(value)]));
  const text = JSON.stringify(values, null, 4);
  if (file === "-") {
    say(terminal, text);
    // Where some of it is missing, the end of the command says so.
    if ((await terminal.flush()) !== null) return 1;
    complain(terminal, `${stored.length} Variables successfully exported.`);
    return 0;
  }
  writeTextFile(terminal, { file, text: `${text}\n` });
  say(terminal, `${stored.length} Variables successfully exported to ${file}.`);
  return 0;
}

function parsedIfJson(value: string): Json {
  try {
    const parsed = JSON.parse(value) as Json;
    return hasExactNumbers(value) ? parsed : value;
  } catch {
    return value;
  }
}

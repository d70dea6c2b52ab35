import { formatRows } from "../../output/format-rows.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";
import { anonymize } from "./anonymize.ts";
import { collectInformation } from "./collect-information.ts";

/** What `baram info` was given. */
export interface ShowInformationOptions extends OutputOptions {
  readonly anonymize?: boolean;
  readonly fileIo?: boolean;
}

/**
 * Shows what the installation is made of.
 *
 * Parity: each part as a table of its own with its title, or in JSON and YAML as an object by its name in small letters.
 */
export async function showInformation(terminal: Terminal, options: ShowInformationOptions): Promise<number> {
  if (options.fileIo === true) {
    throw new CommandFailure('Baram sends nothing to others; "baram info --anonymize" prints what may be shown.');
  }
  const invocation = readInvocation(terminal);
  const { output } = options;
  for (const [title, entries] of await collectInformation(invocation)) {
    const shown = entries.map(([key, value]): readonly [string, string] => [
      key,
      options.anonymize === true ? anonymize(value, invocation) : value,
    ]);
    if (output === "json" || output === "yaml") {
      const name = title.toLowerCase().replaceAll(" ", "_");
      terminal.write(formatRows([{ [name]: Object.fromEntries(shown) }], output, terminal.columns));
      continue;
    }
    const rows = shown.map(([key, value]) => ({ key, value }));
    terminal.write(`\n${title}\n${formatRows(rows, output, terminal.columns)}`);
  }
  return 0;
}

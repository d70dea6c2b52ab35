import { formatRows } from "../../output/format-rows.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";

/** Lists the keys of the variables in the database, in the order in which they were made. */
export async function listVariables(terminal: Terminal, { output, verbose }: OutputOptions): Promise<number> {
  const keys = await withInstallation(terminal, { event: null, verbose }, ({ variables }) => variables.listKeys());
  const rows = keys.map((key) => ({ key }));
  terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}

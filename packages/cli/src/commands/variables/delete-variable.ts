import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** Deletes a variable. Parity: that there was none is no failure. */
export async function deleteVariable(
  terminal: Terminal,
  { key, verbose }: VerboseOptions & { readonly key: string },
): Promise<number> {
  await withInstallation(terminal, { event: "cli_variables_delete", verbose }, ({ variables }) =>
    variables.delete(key),
  );
  say(terminal, `Variable ${key} deleted`);
  return 0;
}

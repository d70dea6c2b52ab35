import { readInvocation } from "../../program/invocation.ts";
import { warnOfShadow } from "../../program/warn-of-shadow.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** What `baram variables set` was given. */
export interface SetVariableOptions extends VerboseOptions {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly json?: boolean;
}

/**
 * Makes a variable, or takes the place of the one with this key. Parity: as JSON, the text itself is encoded; that another
 * place comes first is a warning.
 */
export async function setVariable(terminal: Terminal, options: SetVariableOptions): Promise<number> {
  const { key, description = null, json = false, verbose } = options;
  const value = json ? JSON.stringify(options.value) : options.value;
  const invocation = readInvocation(terminal);
  await withInstallation(invocation, { event: "cli_variables_set", verbose }, ({ variables }) =>
    variables.set({ key, value, description }),
  );
  say(terminal, `Variable ${key} created`);
  await warnOfShadow(invocation, { kind: "variable", name: key }, { verbose });
  return 0;
}

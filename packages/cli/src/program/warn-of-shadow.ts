import { ConfigurationError } from "../configuration/configuration.ts";
import { complain } from "../terminal/terminal.ts";
import type { Invocation } from "./invocation.ts";
import { withSettingsOfMachine } from "./with-settings-of-machine.ts";

/** What was stored in the database. */
export interface StoredSetting {
  readonly kind: "connection" | "variable";
  /** The id of the connection, or the key of the variable. */
  readonly name: string;
}

/** Warns where tasks will not see what was stored, because a place that comes before the database has it, too. */
export async function warnOfShadow(
  invocation: Invocation,
  { kind, name }: StoredSetting,
  options: { readonly verbose?: boolean | undefined },
): Promise<void> {
  const { terminal } = invocation;
  try {
    const place = await withSettingsOfMachine(invocation, options, async (settings) => {
      const found = kind === "connection" ? settings.findConnection(name) : settings.findVariable(name);
      return (await found)?.place ?? null;
    });
    if (place === null) return;
    complain(
      terminal,
      `Warning: ${place} has the ${kind} "${name}", too, and comes before the database: that is what tasks are given.`,
    );
  } catch (error) {
    // It is stored; whether a back end that cannot be opened has it, too, cannot be known.
    if (!(error instanceof ConfigurationError)) throw error;
    complain(terminal, `Warning: ${error.message}`);
  }
}

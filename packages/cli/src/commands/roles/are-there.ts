import type { RoleWithPermissions } from "../../installation/installation-roles.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";

/** Whether there are roles of all these names. Parity: those that are missing are named on standard output. */
export function areThere(terminal: Terminal, names: readonly string[], roles: readonly RoleWithPermissions[]): boolean {
  const missing = names.filter((name) => !roles.some((role) => role.name === name));
  for (const name of missing) say(terminal, `Role named '${name}' does not exist`);
  return missing.length === 0;
}

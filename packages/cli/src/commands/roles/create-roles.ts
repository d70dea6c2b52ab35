import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** Makes roles. Parity: one that there is stays as it is, and counts. */
export async function createRoles(
  terminal: Terminal,
  { roles, verbose }: VerboseOptions & { readonly roles: readonly string[] },
): Promise<number> {
  await withInstallation(terminal, { event: "cli_roles_create", verbose }, async (installation) => {
    for (const name of roles) await installation.roles.add(name);
  });
  say(terminal, `Added ${roles.length} role(s)`);
  return 0;
}

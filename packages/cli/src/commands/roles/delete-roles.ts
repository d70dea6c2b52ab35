import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { areThere } from "./are-there.ts";

/** Deletes roles; none of them where one does not exist. */
export async function deleteRoles(
  terminal: Terminal,
  { roles: names, verbose }: VerboseOptions & { readonly roles: readonly string[] },
): Promise<number> {
  return withInstallation(terminal, { event: "cli_roles_delete", verbose }, async ({ roles }) => {
    if (!areThere(terminal, names, await roles.list())) return 1;
    for (const name of names) await roles.delete(name);
    say(terminal, `Deleted ${names.length} role(s)`);
    return 0;
  });
}

import { formatRows } from "../../output/format-rows.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";
import { permissionRows } from "./permission-rows.ts";

/** What `baram roles list` was given. */
export interface ListRolesOptions extends OutputOptions {
  /** With what each may do. */
  readonly permission?: boolean;
}

/** Lists the roles by name. */
export async function listRoles(terminal: Terminal, options: ListRolesOptions): Promise<number> {
  const { output, permission = false, verbose } = options;
  const roles = await withInstallation(terminal, { event: null, verbose }, (installation) => installation.roles.list());
  const names = roles.map(({ name }) => ({ name })).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  terminal.write(formatRows(permission ? permissionRows(roles) : names, output, terminal.columns));
  return 0;
}

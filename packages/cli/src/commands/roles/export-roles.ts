import { writeTextFile } from "../../arguments/write-text-file.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { BUILT_IN_ROLES } from "./built-in-roles.ts";
import { permissionRows } from "./permission-rows.ts";

/** What `baram roles export` was given. */
export interface ExportRolesOptions extends VerboseOptions {
  readonly file: string;
  readonly pretty?: boolean;
}

/** Writes the roles that are not built in to a file that `roles import` reads. */
export async function exportRoles(
  terminal: Terminal,
  { file, pretty = false, verbose }: ExportRolesOptions,
): Promise<number> {
  const all = await withInstallation(terminal, { event: null, verbose }, (installation) => installation.roles.list());
  const roles = all.filter(({ name }) => !BUILT_IN_ROLES.includes(name));
  const idle = roles.filter(({ permissions }) => permissions.length === 0);
  const rows = [...permissionRows(roles), ...idle.map(({ name }) => ({ name, resource: "", action: "" }))];
  writeTextFile(terminal, { file, text: `${JSON.stringify(rows, null, pretty ? 4 : undefined)}\n` });
  const count = roles.reduce((sum, { permissions }) => sum + permissions.length, 0);
  say(terminal, `${roles.length} roles with ${count} linked permissions successfully exported to ${file}`);
  return 0;
}

import type { Json } from "@baram/domain";
import { readJsonFile } from "../../arguments/read-json-file.ts";
import type { PermissionOfRole } from "../../installation/installation-roles.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** Makes roles as a file has them, and gives them what it says; nothing is taken from roles that there are. */
export async function importRoles(
  terminal: Terminal,
  { file, verbose }: VerboseOptions & { readonly file: string },
): Promise<number> {
  const entries = readJsonFile(terminal, { file, missing: `File '${file}' does not exist` });
  if (!Array.isArray(entries)) throw new CommandFailure(`${file} holds no roles: expected a JSON list.`);
  const given = new Map<string, PermissionOfRole[]>();
  for (const [place, entry] of (entries as readonly Json[]).entries()) {
    const { name, permissions } = readEntry(entry, `${file}, entry ${place + 1}`);
    given.set(name, [...(given.get(name) ?? []), ...permissions]);
  }
  await withInstallation(terminal, { event: "cli_roles_import", verbose }, async ({ roles }) => {
    for (const [name, permissions] of given) {
      await roles.add(name);
      if (permissions.length > 0) await roles.give(name, permissions);
    }
  });
  say(terminal, `${given.size} role(s) imported from ${file}`);
  return 0;
}

function readEntry(
  entry: Json,
  place: string,
): { readonly name: string; readonly permissions: readonly PermissionOfRole[] } {
  const fields = (typeof entry === "object" && entry !== null ? entry : {}) as Readonly<Record<string, Json>>;
  const { name, resource = "", action = "" } = fields;
  if (typeof name !== "string" || typeof resource !== "string" || typeof action !== "string" || name === "") {
    throw new CommandFailure(`${place}: "name", "resource" and "action" have to be texts.`);
  }
  const actions = action
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  return { name, permissions: resource === "" ? [] : actions.map((one) => ({ action: one, resource })) };
}

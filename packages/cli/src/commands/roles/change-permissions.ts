import type { PermissionOfRole, RoleWithPermissions } from "../../installation/installation-roles.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { areThere } from "./are-there.ts";

/** What `baram roles add-perms` and `del-perms` were given. */
export interface PermissionOptions extends VerboseOptions {
  readonly roles: readonly string[];
  readonly resource: readonly string[];
  /** Absent for all that a role may do with the resource. */
  readonly action?: readonly string[];
}

/** Gives roles permissions that they do not have. */
export async function addPermissions(terminal: Terminal, options: PermissionOptions): Promise<number> {
  const { resource: resources, action: actions = [], roles: names, verbose } = options;
  return withInstallation(terminal, { event: "cli_roles_add_perms", verbose }, async ({ roles }) => {
    const all = await roles.list();
    if (!areThere(terminal, names, all)) return 1;
    const wanted = resources.flatMap((resource) => actions.map((action) => ({ action, resource })));
    let count = 0;
    for (const role of namedRoles(all, names)) {
      const missing = wanted.filter((permission) => !holds(role, permission));
      await roles.give(role.name, missing);
      for (const permission of missing) say(terminal, `Added ${describe(permission)} to role ${role.name}`);
      count += missing.length;
    }
    say(terminal, `Added ${count} permission(s)`);
    return 0;
  });
}

/** Takes permissions from roles that have them. */
export async function deletePermissions(terminal: Terminal, options: PermissionOptions): Promise<number> {
  const { resource: resources, action: actions, roles: names, verbose } = options;
  return withInstallation(terminal, { event: "cli_roles_del_perms", verbose }, async ({ roles }) => {
    const all = await roles.list();
    if (!areThere(terminal, names, all)) return 1;
    let count = 0;
    for (const role of namedRoles(all, names)) {
      const held = role.permissions.filter(
        ({ action, resource }) => resources.includes(resource) && (actions?.includes(action) ?? true),
      );
      if (held.length > 0) await roles.take(role.name, held);
      for (const permission of held) say(terminal, `Deleted ${describe(permission)} from role ${role.name}`);
      count += held.length;
    }
    say(terminal, `Deleted ${count} permission(s)`);
    return 0;
  });
}

function namedRoles(all: readonly RoleWithPermissions[], names: readonly string[]): readonly RoleWithPermissions[] {
  return all.filter(({ name }) => names.includes(name));
}

function holds({ permissions }: RoleWithPermissions, { action, resource }: PermissionOfRole): boolean {
  return permissions.some((held) => held.action === action && held.resource === resource);
}

/** Parity: an action is spoken of without its underscore. */
function describe({ action, resource }: PermissionOfRole): string {
  return `${action.replaceAll("_", " ")} on ${resource}`;
}

import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { checkRole } from "./check-role.ts";
import { checkOneName, findNamedUser, type NamedUserOptions } from "./find-named-user.ts";

/** What `baram users add-role` and `remove-role` were given. */
export interface ChangeRoleOptions extends NamedUserOptions {
  readonly role: string;
}

/** Gives a user a role. That they have it already is a failure. */
export async function addRole(terminal: Terminal, options: ChangeRoleOptions): Promise<number> {
  checkOneName(options);
  const { role, verbose } = options;
  return withInstallation(terminal, { event: "cli_users_manage_role", verbose }, async (installation) => {
    const user = await findNamedUser(installation, options);
    await checkRole(installation, role);
    if (user.roles.includes(role)) {
      throw new CommandFailure(`User "${user.username}" is already a member of role "${role}"`);
    }
    await installation.users.change({ ...user, roles: [...user.roles, role] });
    say(terminal, `User "${user.username}" added to role "${role}"`);
    return 0;
  });
}

/** Takes a role from a user. That they do not have it is a failure. */
export async function removeRole(terminal: Terminal, options: ChangeRoleOptions): Promise<number> {
  checkOneName(options);
  const { role, verbose } = options;
  return withInstallation(terminal, { event: "cli_users_manage_role", verbose }, async (installation) => {
    const user = await findNamedUser(installation, options);
    await checkRole(installation, role);
    if (!user.roles.includes(role)) {
      throw new CommandFailure(`User "${user.username}" is not a member of role "${role}"`);
    }
    await installation.users.change({ ...user, roles: user.roles.filter((name) => name !== role) });
    say(terminal, `User "${user.username}" removed from role "${role}"`);
    return 0;
  });
}

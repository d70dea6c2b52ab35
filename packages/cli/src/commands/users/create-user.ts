import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { checkRole } from "./check-role.ts";
import { choosePassword, type PasswordOptions } from "./choose-password.ts";

/** What `baram users create` was given. */
export interface CreateUserOptions extends VerboseOptions, PasswordOptions {
  readonly username: string;
  readonly email: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly role: string;
}

/** Makes a user. Parity: that there is one of this name already is said, and is no failure. */
export async function createUser(terminal: Terminal, options: CreateUserOptions): Promise<number> {
  const { username, email, firstname, lastname, role, verbose } = options;
  return withInstallation(terminal, { event: "cli_users_create", verbose }, async (installation) => {
    await checkRole(installation, role);
    const { users } = installation;
    if ((await users.list()).some((user) => user.username === username)) {
      say(terminal, `${username} already exist in the db`);
      return 0;
    }
    const password = await choosePassword(terminal, options);
    await users.add({ username, email, first_name: firstname, last_name: lastname, roles: [role] }, password);
    say(terminal, `User "${username}" created with role "${role}"`);
    return 0;
  });
}

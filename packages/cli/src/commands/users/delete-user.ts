import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { checkOneName, findNamedUser, type NamedUserOptions } from "./find-named-user.ts";

/** Deletes a user, and ends their log-ins. */
export async function deleteUser(terminal: Terminal, options: NamedUserOptions): Promise<number> {
  checkOneName(options);
  const { verbose } = options;
  return withInstallation(terminal, { event: "cli_users_delete", verbose }, async (installation) => {
    const { username } = await findNamedUser(installation, options);
    await installation.users.delete(username);
    say(terminal, `User "${username}" deleted`);
    return 0;
  });
}

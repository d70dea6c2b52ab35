import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { choosePassword, type PasswordOptions } from "./choose-password.ts";
import { checkOneName, findNamedUser, type NamedUserOptions } from "./find-named-user.ts";

/** What `baram users reset-password` was given. */
export interface ResetPasswordOptions extends NamedUserOptions, PasswordOptions {}

/** Gives a user another password, and ends their log-ins. */
export async function resetPassword(terminal: Terminal, options: ResetPasswordOptions): Promise<number> {
  checkOneName(options);
  const { verbose } = options;
  return withInstallation(terminal, { event: "cli_user_reset_password", verbose }, async (installation) => {
    const user = await findNamedUser(installation, options);
    await installation.users.changePassword(user, await choosePassword(terminal, options));
    say(terminal, `User "${user.username}" password reset successfully`);
    return 0;
  });
}

import { writeTextFile } from "../../arguments/write-text-file.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** Writes all users, without their passwords, to a file that `users import` reads. */
export async function exportUsers(
  terminal: Terminal,
  { file, verbose }: VerboseOptions & { readonly file: string },
): Promise<number> {
  const users = await withInstallation(terminal, { event: "cli_users_export", verbose }, (installation) =>
    installation.users.list(),
  );
  const entries = users.map(({ id, username, email, first_name, last_name, roles }) => ({
    id,
    username,
    email,
    firstname: first_name,
    lastname: last_name,
    roles,
  }));
  writeTextFile(terminal, { file, text: `${JSON.stringify(entries, null, 4)}\n` });
  say(terminal, `${users.length} users successfully exported to ${file}`);
  return 0;
}

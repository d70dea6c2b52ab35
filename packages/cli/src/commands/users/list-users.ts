import { formatRows } from "../../output/format-rows.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";

/** Lists the users, in the order in which they were made. */
export async function listUsers(terminal: Terminal, { output, verbose }: OutputOptions): Promise<number> {
  const users = await withInstallation(terminal, { event: null, verbose }, (installation) => installation.users.list());
  const rows = users.map(({ id, username, email, first_name, last_name, roles }) => ({
    id,
    username,
    email,
    first_name,
    last_name,
    roles: [...roles],
  }));
  terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}

import { formatRows } from "../../output/format-rows.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";

/** What `baram tokens list` was given. */
export interface ListTokensOptions extends OutputOptions {
  readonly username: string;
}

/** Lists the tokens of a user, the newest first; of a token itself only its end is known. */
export async function listTokens(terminal: Terminal, options: ListTokensOptions): Promise<number> {
  const { username, output, verbose } = options;
  const tokens = await withInstallation(terminal, { event: null, verbose }, ({ accessTokens }) =>
    accessTokens.list(username),
  );
  const rows = tokens.map(({ name, hint, created_at, expires_at, last_used_at }) => ({
    name,
    ends_in: hint,
    created_at,
    expires_at,
    last_used_at,
  }));
  terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}

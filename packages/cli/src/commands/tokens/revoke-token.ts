import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** What `baram tokens revoke` was given. */
export interface RevokeTokenOptions extends VerboseOptions {
  readonly username: string;
  readonly name: string;
}

/** Takes a token out of use at once. */
export async function revokeToken(terminal: Terminal, options: RevokeTokenOptions): Promise<number> {
  const { username, name, verbose } = options;
  return withInstallation(terminal, { event: "cli_tokens_revoke", verbose }, async ({ accessTokens }) => {
    const tokens = await accessTokens.list(username);
    const token = tokens.find((one) => one.name === name);
    if (token === undefined) {
      const names = tokens.map((one) => `"${one.name}"`).join(", ");
      const there = names === "" ? "They have none." : `They have ${names}.`;
      throw new CommandFailure(`"${username}" has no access token of the name "${name}". ${there}`);
    }
    await accessTokens.revoke(username, token.access_token_id);
    say(terminal, `Access token "${name}" of "${username}" revoked`);
    return 0;
  });
}

import type { DateArgument } from "../../arguments/date-argument.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** What `baram tokens create` was given. */
export interface CreateTokenOptions extends VerboseOptions {
  readonly username: string;
  readonly name: string;
  readonly expiresAt?: DateArgument;
}

/** Makes a token. It is all that is printed, so that a script can take it as it stands. */
export async function createToken(terminal: Terminal, options: CreateTokenOptions): Promise<number> {
  const { username, name, expiresAt, verbose } = options;
  return withInstallation(terminal, { event: "cli_tokens_create", verbose }, async ({ accessTokens }) => {
    say(terminal, await accessTokens.create(username, { name, expiresAt: expiresAt?.text ?? null }));
    return 0;
  });
}

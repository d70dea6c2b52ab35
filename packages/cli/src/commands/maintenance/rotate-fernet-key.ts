import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** Encrypts all stored secrets with the first key, after which the other keys may go. All of them, or none. */
export async function rotateFernetKey(terminal: Terminal, { verbose }: VerboseOptions): Promise<number> {
  const event = { event: "cli_rotate_fernet_key", verbose };
  const count = await withInstallation(terminal, event, (installation) => installation.rotateSecrets());
  say(terminal, `${count} secrets are encrypted with the first key.`);
  return 0;
}

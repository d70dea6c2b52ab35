import { randomBytes } from "node:crypto";
import { Fernet } from "@baram/api-server";
import { findFernetKey } from "../../composition/home-folder.ts";
import type { Invocation } from "../../program/invocation.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/**
 * Encrypts all stored secrets with the first key, after which the other keys may go. All of them, or none. A running server
 * does it, which has to have the same first key.
 */
export async function rotateFernetKey(terminal: Terminal, { verbose }: VerboseOptions): Promise<number> {
  const event = { event: "cli_rotate_fernet_key", verbose };
  const count = await withInstallation(terminal, event, (installation, invocation) =>
    installation.rotateSecrets(nameOfFirstKey(invocation)),
  );
  say(terminal, `${count} secrets are encrypted with the first key.`);
  return 0;
}

function nameOfFirstKey({ terminal, folders }: Invocation): string | null {
  const keys = findFernetKey(folders.home, terminal.environment["BARAM_FERNET_KEY"]);
  return keys === null ? null : new Fernet({ keys, clock: terminal.clock, random: randomBytes }).nameOfFirstKey();
}

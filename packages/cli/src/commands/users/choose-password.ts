import { randomBytes } from "node:crypto";
import { CommandFailure } from "../../program/command-failure.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";

/** Sixteen characters. */
const RANDOM_PASSWORD_BYTES = 12;

/** How a command is told a password. */
export interface PasswordOptions {
  readonly password?: string;
  /** Parity: wins over a password that is given, too. */
  readonly useRandomPassword?: boolean;
}

/** A password as the command was told; typed twice where it was not. Throws {@link CommandFailure} without one. */
export async function choosePassword(
  terminal: Terminal,
  { password, useRandomPassword = false }: PasswordOptions,
): Promise<string> {
  if (useRandomPassword) return randomPassword();
  const chosen = password ?? (await askForPassword(terminal));
  if (chosen === "") throw new CommandFailure("A password cannot be empty.");
  return chosen;
}

/** A password that nobody knows. */
export function randomPassword(): string {
  return randomBytes(RANDOM_PASSWORD_BYTES).toString("base64url");
}

async function askForPassword(terminal: Terminal): Promise<string> {
  say(terminal, "Password:");
  const password = await terminal.readSecret();
  say(terminal, "Repeat for confirmation:");
  const repeated = await terminal.readSecret();
  if (password === null || repeated === null) throw new CommandFailure("No password was given, so nothing was done.");
  if (password !== repeated) throw new CommandFailure("Passwords did not match");
  return password;
}

import type { Installation } from "../../installation/installation.ts";
import type { UserOfApi } from "../../installation/installation-users.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import type { VerboseOptions } from "../command-options.ts";

/** How a command is told a user: by one of the two. */
export interface NamedUserOptions extends VerboseOptions {
  readonly username?: string;
  readonly email?: string;
}

/** Throws {@link CommandFailure} where not exactly one of name and address was given. */
export function checkOneName({ username, email }: NamedUserOptions): void {
  if (username === undefined && email === undefined) {
    throw new CommandFailure("Missing args: must supply one of --username or --email");
  }
  if (username !== undefined && email !== undefined) {
    throw new CommandFailure("Conflicting args: must supply either --username or --email, but not both");
  }
}

/** The user of this name or address. Throws {@link CommandFailure} where there is none. */
export async function findNamedUser(
  { users }: Pick<Installation, "users">,
  { username, email }: NamedUserOptions,
): Promise<UserOfApi> {
  const all = await users.list();
  const found = all.find((user) => (username === undefined ? user.email === email : user.username === username));
  if (found === undefined) throw new CommandFailure(`User "${username ?? email}" does not exist`);
  return found;
}

import type { Json } from "@baram/domain";
import { readJsonFile } from "../../arguments/read-json-file.ts";
import type { Installation } from "../../installation/installation.ts";
import type { UserToSet } from "../../installation/installation-users.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { checkRole } from "./check-role.ts";
import { randomPassword } from "./choose-password.ts";

/** Makes users as a file has them, with random passwords, and changes names and roles of those that there are. */
export async function importUsers(
  terminal: Terminal,
  { file, verbose }: VerboseOptions & { readonly file: string },
): Promise<number> {
  const entries = readJsonFile(terminal, { file, missing: `File '${file}' does not exist` });
  if (!Array.isArray(entries)) throw new CommandFailure(`${file} holds no users: expected a JSON list.`);
  const users = (entries as readonly Json[]).map((entry, place) => userOf(entry, `${file}, user ${place + 1}`));
  await withInstallation(terminal, { event: "cli_users_import", verbose }, (installation) =>
    storeUsers(terminal, installation, users),
  );
  return 0;
}

async function storeUsers(terminal: Terminal, installation: Installation, users: readonly UserToSet[]): Promise<void> {
  for (const role of new Set(users.flatMap(({ roles }) => roles))) await checkRole(installation, role);
  const existing = await installation.users.list();
  for (const { email, username } of users) {
    const found = existing.find((user) => user.email === email);
    if (found !== undefined && found.username !== username) {
      throw new CommandFailure(
        `The user with email '${email}' is called '${found.username}', and an import cannot rename them; delete them first.`,
      );
    }
  }
  const [created, updated]: [string[], string[]] = [[], []];
  for (const user of users) {
    const isThere = existing.some(({ email }) => email === user.email);
    say(terminal, `${isThere ? "Found existing" : "Creating new"} user with email '${user.email}'`);
    if (isThere) await installation.users.change(user);
    else await installation.users.add(user, randomPassword());
    (isThere ? updated : created).push(user.email);
  }
  sayEmails(terminal, "Created", created);
  sayEmails(terminal, "Updated", updated);
}

function sayEmails(terminal: Terminal, verb: string, emails: readonly string[]): void {
  if (emails.length === 0) return;
  say(terminal, `${verb} the following users:`);
  for (const email of emails) say(terminal, `\t${email}`);
}

function userOf(entry: Json, place: string): UserToSet {
  const fields = (typeof entry === "object" && entry !== null ? entry : {}) as Readonly<Record<string, Json>>;
  const text = (name: string): string => {
    const value = fields[name];
    if (typeof value === "string" && value !== "") return value;
    throw new CommandFailure(`${place}: "${name}" has to be a text.`);
  };
  const { roles } = fields;
  if (!isTexts(roles)) throw new CommandFailure(`${place}: "roles" has to be a list of texts.`);
  const [username, email, first_name, last_name] = ["username", "email", "firstname", "lastname"].map(text) as [
    string,
    string,
    string,
    string,
  ];
  return { username, email, first_name, last_name, roles };
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

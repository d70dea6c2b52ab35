import { prepareHomeFolder } from "../../composition/home-folder.ts";
import { describeDatabase, migrateStore, openStore } from "../../composition/open-store.ts";
import { findRunningServer } from "../../installation/server-transport.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { readVersion } from "../../version.ts";

/** What `baram db migrate` was given. */
export interface MigrateOptions {
  readonly toVersion?: string;
}

/** Brings the database of this installation forward, and says by which steps. */
export async function migrateDatabase(terminal: Terminal, { toVersion }: MigrateOptions): Promise<number> {
  if (toVersion !== undefined) checkVersion(toVersion);
  const { configuration, folders } = readInvocation(terminal);
  const server = await findRunningServer(folders.home);
  if (server !== null) {
    throw new CommandFailure(`The server at ${server.address} uses this database and has migrated it; stop it first.`);
  }
  prepareHomeFolder(folders);
  const description = describeDatabase(configuration, folders);
  const database = await openStore(configuration, folders);
  try {
    const applied = await migrateStore(database, description);
    for (const name of applied) say(terminal, `Applied ${name}`);
    say(terminal, `The database ${description} is ${applied.length === 0 ? "up to date already" : "migrated"}.`);
    return 0;
  } finally {
    await database.close();
  }
}

/** Schemas only go forward, and only to what this version knows. */
function checkVersion(version: string): void {
  if (version === readVersion()) return;
  const kind = /^\d+\.\d+\.\d+$/.test(version) ? "Unknown" : "Invalid";
  throw new CommandFailure(`${kind} version '${version}' supplied as --to-version; this is Baram ${readVersion()}.`);
}

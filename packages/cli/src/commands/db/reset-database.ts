import { dropTables } from "@baram/metadata-store";
import { describeDatabase } from "../../composition/describe-database.ts";
import { prepareHomeFolder } from "../../composition/home-folder.ts";
import { migrateStore, openStore } from "../../composition/open-store.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import { askForY } from "../../terminal/ask-for-y.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { refuseBesideLivingJobs, refuseBesideServer } from "./refuse-while-in-use.ts";

/** What `baram db reset` was given. */
export interface ResetDatabaseOptions extends VerboseOptions {
  readonly yes?: boolean;
  readonly skipInit?: boolean;
}

/** Drops every table of Baram and makes them again, empty. What is in files, as logs, stays. */
export async function resetDatabase(terminal: Terminal, { yes, skipInit }: ResetDatabaseOptions): Promise<number> {
  const invocation = readInvocation(terminal);
  const { configuration, folders } = invocation;
  await refuseBesideServer(invocation);
  const question = "This will drop existing tables if they exist. Proceed? (y/n)";
  if (yes !== true && !(await askForY(terminal, question))) throw new CommandFailure("Cancelled");
  prepareHomeFolder(folders);
  const description = describeDatabase(configuration, folders);
  const database = await openStore(configuration, folders);
  try {
    if (!database.isEmbedded) await refuseBesideLivingJobs(database.store, invocation);
    await dropTables(database.store);
    if (skipInit !== true) await migrateStore(database, configuration, folders);
    say(terminal, `The database ${description} is ${skipInit === true ? "without tables" : "new"}.`);
    return 0;
  } finally {
    await database.close();
  }
}

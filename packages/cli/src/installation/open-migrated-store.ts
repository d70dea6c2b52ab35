import { existsSync } from "node:fs";
import { join } from "node:path";
import { describeDatabase } from "../composition/describe-database.ts";
import { prepareHomeFolder } from "../composition/home-folder.ts";
import { migrateStore, type OpenStore, openStore } from "../composition/open-store.ts";
import { ConfigurationError } from "../configuration/configuration.ts";
import type { Invocation } from "../program/invocation.ts";

/**
 * Opens the database for a command or one part of an installation. An embedded one that is not there yet is made; one of an older version is left to
 * `baram db migrate`, because only its owner knows whether another version is still meant to use it.
 *
 * Throws `ConfigurationError` with one sentence.
 */
export async function openMigratedStore({
  configuration,
  folders,
}: Pick<Invocation, "configuration" | "folders">): Promise<OpenStore> {
  prepareHomeFolder(folders);
  const isNew = configuration.database.url === "" && !existsSync(join(folders.home, "baram.db"));
  const database = await openStore(configuration, folders);
  try {
    const description = describeDatabase(configuration, folders);
    const pending = isNew ? [] : await database.store.pendingMigrations();
    if (pending.length > 0) {
      throw new ConfigurationError(
        `The database ${description} is not migrated (it lacks ${pending.join(", ")}); run "baram db migrate" first.`,
      );
    }
    // Makes a new database, and refuses one of a newer version.
    await migrateStore(database, configuration, folders);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

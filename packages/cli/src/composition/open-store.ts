import { join } from "node:path";
import { acquireSqliteLock, MetadataStore, type SqliteLock, updatePool } from "@baram/metadata-store";
import { type Configuration, ConfigurationError } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";
import { OPTIONS } from "../configuration/options.ts";
import { describeDatabase } from "./describe-database.ts";
import { listenerNames } from "./listener-names.ts";

/** An open database, and the right to write it. */
export interface OpenStore {
  readonly store: MetadataStore;
  readonly isEmbedded: boolean;
  close(): Promise<void>;
}

/**
 * Opens the database. On SQLite this process becomes its only writer, or is told who is in the way.
 *
 * Throws {@link ConfigurationError} with one sentence for people.
 */
export async function openStore(configuration: Configuration, folders: Pick<Folders, "home">): Promise<OpenStore> {
  const { url, max_connections, sqlite_durable } = configuration.database;
  const hasListeners = listenerNames(configuration).length > 0;
  if (url === "") return openEmbedded(folders.home, { isDurable: sqlite_durable, hasListeners });
  const store = new MetadataStore({ url, connectionsMaximum: max_connections, hasListeners });
  try {
    await store.pendingMigrations();
  } catch (error) {
    await store.close();
    const why = error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error);
    throw new ConfigurationError(`The database ${describeDatabase(configuration, folders)} cannot be opened: ${why}.`);
  }
  return { store, isEmbedded: false, close: () => store.close() };
}

function openEmbedded(
  home: string,
  options: { readonly isDurable: boolean; readonly hasListeners: boolean },
): OpenStore {
  const lock = lockEmbedded(home);
  const store = new MetadataStore({ url: `sqlite:${join(home, "baram.db")}`, ...options });
  return {
    store,
    isEmbedded: true,
    close: async () => {
      await store.close();
      lock.release();
    },
  };
}

function lockEmbedded(home: string): SqliteLock {
  const lock = acquireSqliteLock(join(home, "lock.db"));
  if (lock !== null) return lock;
  throw new ConfigurationError(
    `Another Baram process uses the database in ${home}; stop it, or give this one a BARAM_HOME of its own.`,
  );
}

/**
 * Brings the schema to this version, and gives the default pool of a database that is new the slots that the
 * configuration says. Throws one sentence for a database of a newer version.
 */
export async function migrateStore(
  { store }: Pick<OpenStore, "store">,
  configuration: Configuration,
  folders: Pick<Folders, "home">,
): Promise<readonly string[]> {
  const outcome = await store.migrate();
  if (outcome.kind === "migrated") {
    if (outcome.applied[0] === store.knownMigrations[0]) await sizeDefaultPool(store, configuration);
    return outcome.applied;
  }
  throw newerDatabaseError(outcome.unknown, { configuration, folders });
}

/** Says of a database that a newer version has migrated it, and what to do. */
export function newerDatabaseError(
  unknownMigrations: readonly string[],
  { configuration, folders }: { readonly configuration: Configuration; readonly folders: Pick<Folders, "home"> },
): ConfigurationError {
  return new ConfigurationError(
    `The database ${describeDatabase(configuration, folders)} was made by a newer version of Baram (it has ${unknownMigrations.join(", ")}); ` +
      `install that version, or restore a backup made before it.`,
  );
}

/** Parity: a database that is there keeps the slots that it has. */
async function sizeDefaultPool(store: MetadataStore, { core }: Configuration): Promise<void> {
  const slots = core.default_pool_task_slot_count;
  if (slots === Number(OPTIONS.core.default_pool_task_slot_count.defaultText)) return;
  await store.transaction((transaction) => updatePool(transaction, "default_pool", { slots }));
}

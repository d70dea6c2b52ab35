import { existsSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  acquireSqliteLock,
  type CopiedRows,
  copyIntoFile,
  countStoredRows,
  dropTables,
  fillTables,
  findStoredTables,
  listStoredTables,
  MetadataStore,
} from "@baram/metadata-store";
import { describeDatabase } from "../../composition/describe-database.ts";
import { prepareHomeFolder } from "../../composition/home-folder.ts";
import { openStore } from "../../composition/open-store.ts";
import { ProgressBar } from "../../output/progress-bar.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { type Invocation, readInvocation } from "../../program/invocation.ts";
import { askForY } from "../../terminal/ask-for-y.ts";
import { complain, say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { type BackupHeader, nameKeys } from "./backup/backup-format.ts";
import { readBackupHeader, readBackupRows } from "./backup/read-backup.ts";
import { refuseBesideLivingJobs, refuseBesideServer } from "./refuse-while-in-use.ts";

/** What `baram db restore` was given. */
export interface RestoreDatabaseOptions extends VerboseOptions {
  readonly file: string;
  /** Whether what the database holds may go. */
  readonly overwrite?: boolean;
  readonly yes?: boolean;
}

/** A backup that is about to become the database. */
interface Restoration {
  readonly path: string;
  readonly header: BackupHeader;
  readonly options: RestoreDatabaseOptions;
  readonly invocation: Invocation;
}

/** Makes the database what a backup holds. No server may run. */
export async function restoreDatabase(terminal: Terminal, options: RestoreDatabaseOptions): Promise<number> {
  const invocation = readInvocation(terminal);
  const path = resolve(terminal.workingFolder, options.file);
  if (!existsSync(path)) throw new CommandFailure(`There is no file ${path}.`);
  const restoration: Restoration = { path, header: await readBackupHeader(path), options, invocation };
  await refuseBesideServer(invocation);
  await checkWhole(restoration);
  prepareHomeFolder(invocation.folders);
  const isEmbedded = invocation.configuration.database.url === "";
  await (isEmbedded ? restoreFile(restoration) : restoreServer(restoration));
  const description = describeDatabase(invocation.configuration, invocation.folders);
  const { createdAt, version } = restoration.header;
  say(terminal, `The database ${description} is what it was at ${createdAt} (Baram ${version}).`);
  warnOfOtherKey(restoration);
  return 0;
}

/** A new file takes the place of the old one, so a restoration that fails changes nothing. */
async function restoreFile(restoration: Restoration): Promise<void> {
  const { home } = restoration.invocation.folders;
  const path = join(home, "baram.db");
  const lock = acquireSqliteLock(join(home, "lock.db"));
  if (lock === null) throw new CommandFailure(`Another Baram process uses the database in ${home}; stop it first.`);
  try {
    if (existsSync(path)) await checkMayGo(new MetadataStore({ url: `sqlite:${path}` }), restoration);
    const [draft, fresh] = [`${path}.restoring`, `${path}.restored`];
    for (const file of [draft, fresh]) removeFile(file);
    try {
      const store = new MetadataStore({ url: `sqlite:${draft}`, isDurable: true });
      try {
        await fill(store, restoration);
        await copyIntoFile(store, fresh);
      } finally {
        await store.close();
      }
      removeFile(path);
      renameSync(fresh, path);
    } finally {
      for (const file of [draft, fresh]) removeFile(file);
    }
  } finally {
    lock.release();
  }
}

/** The backup has been read to its end before, so that only the server itself can be in the way. */
async function restoreServer(restoration: Restoration): Promise<void> {
  const { configuration, folders } = restoration.invocation;
  const looking = await openStore(configuration, folders);
  await refuseBesideLivingJobs(looking.store, restoration.invocation).catch(async (error: unknown) => {
    await looking.close();
    throw error;
  });
  await checkMayGo(looking.store, restoration);
  const database = await openStore(configuration, folders);
  try {
    await dropTables(database.store);
    await fill(database.store, restoration);
  } finally {
    await database.close();
  }
}

/** Throws where the database holds something that nobody said may go. Closes the store. */
async function checkMayGo(store: MetadataStore, { options, invocation }: Restoration): Promise<void> {
  try {
    if (await isEmpty(store)) return;
  } finally {
    await store.close();
  }
  const { terminal, configuration, folders } = invocation;
  const description = describeDatabase(configuration, folders);
  if (options.overwrite !== true) {
    throw new CommandFailure(`The database ${description} is not empty; with --overwrite the backup takes its place.`);
  }
  const question = `Everything in ${description} will be lost. Proceed? (y/n)`;
  if (options.yes !== true && !(await askForY(terminal, question))) throw new CommandFailure("Cancelled");
}

async function isEmpty(store: MetadataStore): Promise<boolean> {
  for (const { name, rowsAtFirst } of await findStoredTables(store.reader, await listStoredTables())) {
    if ((await countStoredRows(store.reader, name)) > rowsAtFirst) return false;
  }
  return true;
}

/** Makes the schema that the backup was made of, fills it, and brings it to this version. */
async function fill(store: MetadataStore, { path, header, invocation }: Restoration): Promise<void> {
  const bar = new ProgressBar(invocation.terminal);
  try {
    await store.migrate(header.migrations.at(-1));
    await fillTables(store, header.tables, shown(readBackupRows(path, header), header, bar));
    await store.migrate();
  } finally {
    bar.end();
  }
}

async function* shown(
  copy: AsyncIterable<CopiedRows>,
  { tables }: BackupHeader,
  bar: ProgressBar,
): AsyncGenerator<CopiedRows> {
  const total = tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
  let done = 0;
  for await (const part of copy) {
    yield part;
    done += part.rows.length;
    bar.show({ done, total, words: `${part.table.name}: ${done} of ${total} rows` });
  }
}

/** Reads the whole backup before anything is changed. */
async function checkWhole({ path, header }: Restoration): Promise<void> {
  const memory = new MetadataStore({ url: "sqlite::memory:" });
  const unknown = header.migrations.filter((name) => !memory.knownMigrations.includes(name));
  await memory.close();
  if (unknown.length > 0) {
    throw new CommandFailure(
      `The backup ${path} was made by a newer version of Baram (${header.version}; it has ${unknown.join(", ")}); ` +
        "install that version to restore it.",
    );
  }
  for await (const part of readBackupRows(path, header)) void part;
}

/** Without the key that it was made with the secrets of a backup cannot be read. */
function warnOfOtherKey({ header, invocation: { terminal, folders } }: Restoration): void {
  const names = nameKeys(folders.home, terminal.environment);
  if (header.keyNames.length === 0 || header.keyNames.some((name) => names.includes(name))) return;
  complain(
    terminal,
    `Warning: its connections and variables are encrypted with another key than this installation's. Put the fernet.key ` +
      `of the installation that was backed up into ${folders.home}, or its key into BARAM_FERNET_KEY.`,
  );
}

function removeFile(path: string): void {
  for (const ending of ["", "-wal", "-shm"]) rmSync(`${path}${ending}`, { force: true });
}

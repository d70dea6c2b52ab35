import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { formatInstant } from "@baram/domain";
import { copyTables, listStoredTables, type MetadataStore } from "@baram/metadata-store";
import { describeDatabase } from "../../composition/describe-database.ts";
import { lookAtDatabase } from "../../composition/look-at-database.ts";
import { ProgressBar } from "../../output/progress-bar.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { type Invocation, readInvocation } from "../../program/invocation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { readVersion } from "../../version.ts";
import type { VerboseOptions } from "../command-options.ts";
import { BACKUP_FORMAT, type BackupHeader, nameKeys } from "./backup/backup-format.ts";
import { BackupFile } from "./backup/write-backup.ts";

/** What `baram db backup` was given. */
export interface BackupDatabaseOptions extends VerboseOptions {
  /** In `backups` of the home folder, named after the moment, when it is left out. */
  readonly file?: string;
  readonly overwrite?: boolean;
}

/** Writes all tables, as they are at one moment, to a file. Servers go on meanwhile. */
export async function backupDatabase(terminal: Terminal, options: BackupDatabaseOptions): Promise<number> {
  const invocation = readInvocation(terminal);
  const path = choosePath(invocation, options);
  const rowCount = await lookAtDatabase(invocation, async (store) => {
    const pending = await store.pendingMigrations();
    if (pending.length > 0) {
      const description = describeDatabase(invocation.configuration, invocation.folders);
      throw new CommandFailure(
        `The database ${description} is not migrated (it lacks ${pending.join(", ")}): back it up with the version ` +
          `that it is of, or run "baram db migrate" first.`,
      );
    }
    return writeBackup(store, invocation, path);
  });
  say(terminal, `Backed up ${rowCount} rows to ${path} (${sizeOf(path)}).`);
  say(terminal, keysToKeep(invocation));
  return 0;
}

async function writeBackup(store: MetadataStore, { terminal, folders }: Invocation, path: string): Promise<number> {
  const file = new BackupFile(path);
  const bar = new ProgressBar(terminal);
  let [total, done, current] = [0, 0, ""];
  try {
    const migrations = await store.appliedMigrations();
    await copyTables(store, await listStoredTables(), {
      begin: async (tables) => {
        total = tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
        const header: BackupHeader = {
          format: BACKUP_FORMAT,
          version: readVersion(),
          createdAt: formatInstant(terminal.clock.now()),
          database: store.dialect.name,
          migrations,
          keyNames: nameKeys(folders.home, terminal.environment),
          tables,
        };
        await file.write([JSON.stringify(header)]);
      },
      take: async (table, rows) => {
        if (table.name !== current) await file.write([JSON.stringify({ table: table.name })]);
        current = table.name;
        await file.write(rows);
        done += rows.length;
        bar.show({ done, total, words: `${table.name}: ${done} of ${total} rows` });
      },
    });
    await file.write([JSON.stringify({ end: true })]);
    await file.finish();
    return done;
  } catch (error) {
    file.discard();
    throw error;
  } finally {
    bar.end();
  }
}

function choosePath({ terminal, folders }: Invocation, { file, overwrite }: BackupDatabaseOptions): string {
  const moment = formatInstant(terminal.clock.now()).slice(0, 19).replaceAll(":", "-");
  const path =
    file === undefined
      ? join(folders.home, "backups", `baram-${moment}.backup`)
      : resolve(terminal.workingFolder, file);
  if (file === undefined) mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(dirname(path))) throw new CommandFailure(`There is no folder ${dirname(path)}.`);
  if (existsSync(path) && overwrite !== true) {
    throw new CommandFailure(`${path} is there already; name another file, or give --overwrite.`);
  }
  return path;
}

/** What a backup does not hold, and is needed with it. */
function keysToKeep({ terminal, folders }: Invocation): string {
  const isGiven = (terminal.environment["BARAM_FERNET_KEY"] ?? "") !== "";
  const place = isGiven ? "in BARAM_FERNET_KEY" : join(folders.home, "fernet.key");
  return `Secrets in it are encrypted with the key ${isGiven ? place : `in ${place}`}, which is not part of it: keep that, too. Logs and XComs in files are not part of it either.`;
}

const STEP = 1024;

function sizeOf(path: string): string {
  const { size } = statSync(path);
  if (size < STEP) return `${size} bytes`;
  return size < STEP * STEP ? `${(size / STEP).toFixed(1)} KiB` : `${(size / STEP / STEP).toFixed(1)} MiB`;
}

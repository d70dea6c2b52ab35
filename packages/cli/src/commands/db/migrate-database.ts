import type { MetadataStore } from "@baram/metadata-store";
import { describeDatabase } from "../../composition/describe-database.ts";
import { prepareHomeFolder } from "../../composition/home-folder.ts";
import { migrateStore, openStore } from "../../composition/open-store.ts";
import { findRunningServer } from "../../installation/server-transport.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { readVersion } from "../../version.ts";
import type { VerboseOptions } from "../command-options.ts";

/** What `baram db migrate` was given. Revisions are migrations: their names, or the numbers that these begin with. */
export interface MigrateOptions extends VerboseOptions {
  readonly toVersion?: string;
  readonly toRevision?: string;
  readonly fromVersion?: string;
  readonly fromRevision?: string;
  readonly showSqlOnly?: boolean;
}

/** Brings the database of this installation forward, and says by which steps; or shows their statements. */
export async function migrateDatabase(terminal: Terminal, options: MigrateOptions): Promise<number> {
  checkCombination(options);
  for (const name of ["toVersion", "fromVersion"] as const) {
    const version = options[name];
    if (version !== undefined) checkVersion(name === "toVersion" ? "--to-version" : "--from-version", version);
  }
  const { configuration, folders } = readInvocation(terminal);
  const server = await findRunningServer(folders.home);
  if (server !== null) {
    throw new CommandFailure(`The server at ${server.address} uses this database and has migrated it; stop it first.`);
  }
  prepareHomeFolder(folders);
  const description = describeDatabase(configuration, folders);
  const database = await openStore(configuration, folders);
  try {
    if (options.showSqlOnly === true) return await showStatements(terminal, database.store, options);
    if (options.toRevision !== undefined) checkIsNewest(database.store, options.toRevision);
    const applied = await migrateStore(database, configuration, folders);
    for (const name of applied) say(terminal, `Applied ${name}`);
    say(terminal, `The database ${description} is ${applied.length === 0 ? "up to date already" : "migrated"}.`);
    return 0;
  } finally {
    await database.close();
  }
}

/** Parity: which flags go together. */
function checkCombination({ toVersion, toRevision, fromVersion, fromRevision, showSqlOnly }: MigrateOptions): void {
  if (toVersion !== undefined && toRevision !== undefined) {
    throw new CommandFailure("Cannot supply both `--to-revision` and `--to-version`.");
  }
  if (fromVersion !== undefined && fromRevision !== undefined) {
    throw new CommandFailure("Cannot supply both `--from-revision` and `--from-version`");
  }
  if (showSqlOnly !== true && (fromVersion !== undefined || fromRevision !== undefined)) {
    throw new CommandFailure("Args `--from-revision` and `--from-version` may only be used with `--show-sql-only`");
  }
}

/** Schemas only go forward, and only to what this version knows. */
function checkVersion(flag: string, version: string): void {
  if (version === readVersion()) return;
  const kind = /^\d+\.\d+\.\d+$/.test(version) ? "Unknown" : "Invalid";
  throw new CommandFailure(`${kind} version '${version}' supplied as ${flag}; this is Baram ${readVersion()}.`);
}

/** An older schema would be of use to nobody: this version works on its own only. */
function checkIsNewest(store: MetadataStore, revision: string): void {
  const name = findRevision(store, revision);
  const newest = store.knownMigrations.at(-1);
  if (name === newest) return;
  throw new CommandFailure(
    `This version works on the schema of ${newest} only; --to-revision ${revision} goes with --show-sql-only.`,
  );
}

/** The steps after the first revision, up to the last, as statements. */
async function showStatements(
  terminal: Terminal,
  store: MetadataStore,
  { fromRevision, fromVersion, toRevision }: MigrateOptions,
): Promise<number> {
  const { knownMigrations } = store;
  const applied = fromVersion === undefined ? await store.appliedMigrations() : knownMigrations;
  const first = fromRevision === undefined ? applied.at(-1) : findRevision(store, fromRevision);
  const last = toRevision === undefined ? knownMigrations.at(-1) : findRevision(store, toRevision);
  const from = first === undefined ? 0 : knownMigrations.indexOf(first) + 1;
  const names = knownMigrations.slice(from, knownMigrations.indexOf(last ?? "") + 1);
  for (const { name, statements } of await store.renderMigrations(names)) {
    say(terminal, [`-- ${name}`, ...statements.map((statement) => `${statement};`), ""].join("\n"));
  }
  if (names.length === 0) say(terminal, "-- Nothing is to be done.");
  return 0;
}

function findRevision({ knownMigrations }: MetadataStore, revision: string): string {
  const found = knownMigrations.filter((name) => name === revision || name.split("-", 1)[0] === revision);
  const [name] = found;
  if (name !== undefined && found.length === 1) return name;
  throw new CommandFailure(`There is no revision "${revision}". There are ${knownMigrations.join(", ")}.`);
}

import { Kysely, type Migration, Migrator } from "kysely";
import type { OpenDialect } from "../dialect/dialect.ts";
import { createTables } from "./0001-create-tables.ts";
import { expandMappedTasks } from "./0002-expand-mapped-tasks.ts";
import { rescheduleSensors } from "./0003-reschedule-sensors.ts";
import { timeOutDagRuns } from "./0004-time-out-dag-runs.ts";
import { purgeXComs } from "./0005-purge-xcoms.ts";
import { recordAssetEvents } from "./0006-record-asset-events.ts";
import { keepLengthsOfParts } from "./0007-keep-lengths-of-parts.ts";
import { askTimetables } from "./0008-ask-timetables.ts";
import { createBackfills } from "./0009-create-backfills.ts";
import { createTriggers } from "./0010-create-triggers.ts";
import { createCallbacks } from "./0011-create-callbacks.ts";
import { linkDags } from "./0012-link-dags.ts";
import { shareAmongSchedulers } from "./0013-share-among-schedulers.ts";
import { walkPastLimits } from "./0014-walk-past-limits.ts";
import { createRoles } from "./0015-create-roles.ts";
import { letPeopleIn } from "./0016-let-people-in.ts";
import { askPeople } from "./0017-ask-people.ts";
import { tellListeners } from "./0018-tell-listeners.ts";
import { findDagRunsByTime } from "./0019-find-dag-runs-by-time.ts";
import { findInLongHistories } from "./0020-find-in-long-histories.ts";
import { readLongHistories } from "./0022-read-long-histories.ts";
import { findLongTasks } from "./0023-find-long-tasks.ts";
import { findTriesByDag } from "./0024-find-tries-by-dag.ts";

/** What a migration found and did. */
export type MigrationOutcome =
  | {
      readonly kind: "migrated" /** Names of the migrations applied now, in order. */;
      readonly applied: readonly string[];
    }
  /** The database holds a migration that this version does not know. */
  | { readonly kind: "newer-database"; readonly unknown: readonly string[] };

/** Every migration by its name, in order. A shipped one is never changed; forward only. */
export function migrations(dialect: OpenDialect): Readonly<Record<string, Migration>> {
  return {
    "0001-create-tables": createTables(dialect.columnTypes),
    "0002-expand-mapped-tasks": expandMappedTasks(dialect.columnTypes),
    "0003-reschedule-sensors": rescheduleSensors(dialect.columnTypes),
    "0004-time-out-dag-runs": timeOutDagRuns(dialect.columnTypes),
    "0005-purge-xcoms": purgeXComs(dialect.columnTypes),
    "0006-record-asset-events": recordAssetEvents(dialect.columnTypes),
    "0007-keep-lengths-of-parts": keepLengthsOfParts(),
    "0008-ask-timetables": askTimetables(),
    "0009-create-backfills": createBackfills(dialect.columnTypes),
    "0010-create-triggers": createTriggers(dialect.columnTypes),
    "0011-create-callbacks": createCallbacks(dialect.columnTypes),
    "0012-link-dags": linkDags(),
    "0013-share-among-schedulers": shareAmongSchedulers(dialect.columnTypes),
    "0014-walk-past-limits": walkPastLimits(),
    "0015-create-roles": createRoles(dialect.columnTypes),
    "0016-let-people-in": letPeopleIn(dialect.columnTypes),
    "0017-ask-people": askPeople(dialect.columnTypes),
    "0018-tell-listeners": tellListeners(dialect.columnTypes),
    "0019-find-dag-runs-by-time": findDagRunsByTime(),
    "0020-find-in-long-histories": findInLongHistories(),
    "0022-read-long-histories": readLongHistories(),
    "0023-find-long-tasks": findLongTasks(),
    "0024-find-tries-by-dag": findTriesByDag(),
  };
}

/** The names of all migrations this version knows, in order. */
export function knownMigrations(dialect: OpenDialect): readonly string[] {
  return Object.keys(migrations(dialect));
}

/**
 * Brings the database's schema to this version, under a lock: two processes that start together migrate once.
 *
 * Each migration runs in a transaction; a failure leaves the schema as the last good one made it.
 *
 * @param last the last migration that is applied; the newest when it is left out.
 */
export async function migrateDatabase(dialect: OpenDialect, last?: string): Promise<MigrationOutcome> {
  const database = new Kysely<unknown>({ dialect: dialect.writer });
  try {
    return await migrateUpTo(last, database, dialect);
  } finally {
    await database.destroy();
  }
}

async function migrateUpTo(
  last: string | undefined,
  database: Kysely<unknown>,
  dialect: OpenDialect,
): Promise<MigrationOutcome> {
  const known = migrations(dialect);
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => ({ ...known }) } });
  const unknown = (await appliedMigrations(database)).filter((name) => !(name in known));
  if (unknown.length > 0) return { kind: "newer-database", unknown };
  const { error, results } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (error !== undefined) throw new Error("A migration of the metadata database failed.", { cause: error });
  const applied = (results ?? []).filter((result) => result.status === "Success").map((result) => result.migrationName);
  return { kind: "migrated", applied };
}

/** What the database's schema still lacks, in order; empty when it is this version's. */
export async function pendingMigrations(dialect: OpenDialect): Promise<readonly string[]> {
  const applied = new Set(await listAppliedMigrations(dialect));
  return knownMigrations(dialect).filter((name) => !applied.has(name));
}

/** The migrations that a database has, in order; none where it is empty. */
export async function listAppliedMigrations(dialect: OpenDialect): Promise<readonly string[]> {
  const database = new Kysely<unknown>({ dialect: dialect.writer });
  try {
    return await appliedMigrations(database);
  } finally {
    await database.destroy();
  }
}

async function appliedMigrations(database: Kysely<unknown>): Promise<readonly string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return [];
  const rows = await (database as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom("kysely_migration")
    .select("name")
    .orderBy("name")
    .execute();
  return rows.map((row) => row.name);
}

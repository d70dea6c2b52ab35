import type { Instant } from "@baram/domain";
import { type RawBuilder, sql } from "kysely";
import { dialectOf, type MetadataReader, type MetadataTransaction } from "../metadata-store.ts";
import { deleteXComsOfRows } from "../xcoms/delete-xcoms.ts";
import type { CleanableTable } from "./cleanable-tables.ts";

/** Rows of which all goes that is older than a moment. */
export interface OldRows {
  readonly table: CleanableTable;
  readonly before: Instant;
}

/** How many rows would go. */
export async function countOldRows(reader: MetadataReader, old: OldRows): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`select count(*) as count ${oldRows(old)}`.execute(reader);
  return Number(rows[0]?.count ?? 0);
}

/** One batch of a cleaning. */
export interface CleaningBatch extends OldRows {
  readonly limit: number;
  /** The table that takes a copy of the rows, made where there is none; `null` keeps none. */
  readonly archive: string | null;
}

/**
 * Copies some old rows to the archive and deletes them. What hangs on them goes with them and is not copied; values that
 * are kept outside of the database are noted, to be removed there.
 *
 * @returns how many rows went; zero when no old ones are left.
 */
export async function deleteOldRows(transaction: MetadataTransaction, batch: CleaningBatch): Promise<number> {
  const { table } = batch.table;
  const identity = identityColumn(transaction);
  const lock = dialectOf(transaction).locksRows ? sql`for update of old` : sql``;
  const { rows } = await sql<{ readonly identity: string }>`
    select old.${identity} as identity ${oldRows(batch)} limit ${batch.limit} ${lock}`.execute(transaction);
  if (rows.length === 0) return 0;
  const isOne = isOneOfIdentities(
    transaction,
    rows.map((row) => row.identity),
  );
  if (batch.archive !== null) await copyToArchive(transaction, { table, archive: batch.archive, isOne });
  await deleteWhatHangsOn(transaction, table, isOne);
  await sql`delete from ${sql.table(table)} where ${isOne}`.execute(transaction);
  return rows.length;
}

function oldRows({ table: { table, dateColumn, condition }, before }: OldRows): RawBuilder<unknown> {
  return sql`from ${sql.table(table)} as old
    where old.${sql.id(dateColumn)} < ${before} and ${sql.raw(condition)}`;
}

/** What names a row of any table. It holds while the row is locked. */
function identityColumn(transaction: MetadataTransaction): RawBuilder<unknown> {
  return dialectOf(transaction).name === "sqlite" ? sql`rowid` : sql`ctid`;
}

function isOneOfIdentities(transaction: MetadataTransaction, identities: readonly string[]): RawBuilder<boolean> {
  const list = JSON.stringify(identities);
  return dialectOf(transaction).name === "sqlite"
    ? sql<boolean>`rowid in (select value from json_each(${list}))`
    : sql<boolean>`ctid = any (array(select cast(value as tid) from json_array_elements_text(cast(${list} as json))))`;
}

async function copyToArchive(
  transaction: MetadataTransaction,
  { table, archive, isOne }: { readonly table: string; readonly archive: string; readonly isOne: RawBuilder<boolean> },
): Promise<void> {
  const [from, to] = [sql.table(table), sql.table(archive)];
  await sql`create table if not exists ${to} as select * from ${from} where 1 = 0`.execute(transaction);
  await sql`insert into ${to} select * from ${from} where ${isOne}`.execute(transaction);
}

/** What the database itself does not delete with a row. */
async function deleteWhatHangsOn(
  transaction: MetadataTransaction,
  table: string,
  isOne: RawBuilder<boolean>,
): Promise<void> {
  switch (table) {
    case "dag_run":
      await deleteXComsOfRows(transaction, sql<boolean>`dag_run_id in (select id from dag_run where ${isOne})`);
      return;
    case "task_instance":
      await deleteXComsOfRows(
        transaction,
        sql<boolean>`task_instance_id in (select id from task_instance where ${isOne})`,
      );
      return;
    case "dag":
      for (const referring of ["asset_reference", "asset_alias_reference", "asset_update_noted", "dag_link"]) {
        await sql`delete from ${sql.table(referring)} where dag_id in (select dag_id from dag where ${isOne})`.execute(
          transaction,
        );
      }
      return;
    case "xcom":
      await deleteXComsOfRows(transaction, isOne);
      return;
    default:
  }
}

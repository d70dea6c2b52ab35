import { sql } from "kysely";
import type { MetadataStore, MetadataTransaction } from "../metadata-store.ts";
import { type CopiedTable, findSequence, readColumnTypes } from "./copy-tables.ts";

/** Rows of a table as a copy has them. */
export interface CopiedRows {
  readonly table: CopiedTable;
  /** JSON lists, their values in the order of the table's columns. */
  readonly rows: readonly string[];
}

/**
 * Puts a copy into a database with the schema that the copy was made of, in one transaction: all of it or nothing. What
 * the tables held goes, that from the beginning included.
 *
 * @param tables in the order in which they refer to one another.
 */
export async function fillTables(
  store: MetadataStore,
  tables: readonly CopiedTable[],
  copy: AsyncIterable<CopiedRows>,
): Promise<void> {
  await store.transaction(async (transaction) => {
    for (const { name } of tables.toReversed()) await sql`delete from ${sql.table(name)}`.execute(transaction);
    const isSqlite = store.dialect.name === "sqlite";
    const inserts = new Map<string, (rows: string) => Promise<unknown>>();
    for await (const { table, rows } of copy) {
      const known = inserts.get(table.name);
      const insert = known ?? (isSqlite ? intoSqlite(transaction, table) : await intoPostgres(transaction, table));
      inserts.set(table.name, insert);
      await insert(`[${rows.join(",")}]`);
    }
    for (const { name, lastId } of tables) {
      if (lastId !== null) await setLastId(transaction, { name, lastId, isSqlite });
    }
  });
}

function intoSqlite(transaction: MetadataTransaction, { name, columns }: CopiedTable) {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(columns.map((_, place) => sql.raw(`json_extract(value, '$[${place}]')`)));
  return (rows: string) =>
    sql`insert into ${sql.table(name)} (${names}) select ${values} from json_each(${rows})`.execute(transaction);
}

async function intoPostgres(transaction: MetadataTransaction, { name, columns }: CopiedTable) {
  const types = await readColumnTypes(transaction, name);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(
    columns.map((column, place) => sql.raw(`(value->>${place})::${types.get(column) ?? "text"}`)),
  );
  return (rows: string) =>
    sql`insert into ${sql.table(name)} (${names}) overriding system value
      select ${values} from json_array_elements(${rows}::json) as given(value)`.execute(transaction);
}

/** Ids that were handed out are not handed out again, also those of rows that are gone. */
async function setLastId(
  transaction: MetadataTransaction,
  { name, lastId, isSqlite }: Pick<CopiedTable, "name"> & { readonly lastId: number; readonly isSqlite: boolean },
): Promise<void> {
  if (isSqlite) {
    await sql`delete from sqlite_sequence where name = ${name}`.execute(transaction);
    await sql`insert into sqlite_sequence (name, seq) values (${name}, ${lastId})`.execute(transaction);
    return;
  }
  const sequence = await findSequence(transaction, name);
  if (sequence !== null) await sql`select setval(${sequence}::regclass, ${lastId})`.execute(transaction);
}

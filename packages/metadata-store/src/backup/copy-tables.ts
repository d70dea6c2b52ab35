import { sql } from "kysely";
import type { MetadataReader, MetadataStore } from "../metadata-store.ts";
import type { StoredTable } from "./list-stored-tables.ts";

/** How many rows are read at once. */
const BATCH = 2000;

/** A table of a copy, before its rows. */
export interface CopiedTable extends Pick<StoredTable, "name" | "columns"> {
  readonly rowCount: number;
  /** The last id that was handed out; `null` where the table hands out none. */
  readonly lastId: number | null;
}

/** What reads a copy, in this order: every table first, then the rows of each. */
export interface CopyReader {
  begin(tables: readonly CopiedTable[]): Promise<void>;
  /** Rows of a table as JSON lists, their values in the order of its columns: texts, whole numbers and null. */
  take(table: CopiedTable, rows: readonly string[]): Promise<void>;
}

/**
 * Reads tables as they are at one moment, whatever is written meanwhile. Nobody who writes is kept waiting.
 *
 * Rows are made texts by the database itself, so that no number loses digits on the way.
 */
export async function copyTables(
  store: MetadataStore,
  tables: readonly StoredTable[],
  copy: CopyReader,
): Promise<void> {
  const isSqlite = store.dialect.name === "sqlite";
  await store.reader.connection().execute(async (connection) => {
    // A writing transaction would keep others from writing; this one only reads.
    await sql.raw(isSqlite ? "begin" : "begin isolation level repeatable read read only").execute(connection);
    try {
      const counted: CopiedTable[] = [];
      for (const { name, columns } of tables) {
        const { rows } = await sql<{ readonly count: number | string }>`select count(*) as count
          from ${sql.table(name)}`.execute(connection);
        const lastId = await findLastId(connection, name, isSqlite);
        counted.push({ name, columns, rowCount: Number(rows[0]?.count ?? 0), lastId });
      }
      await copy.begin(counted);
      for (const table of counted) {
        if (isSqlite) await copyFromSqlite(connection, table, copy);
        else await copyFromPostgres(connection, table, copy);
      }
    } finally {
      await sql.raw("rollback").execute(connection);
    }
  });
}

async function copyFromSqlite(connection: MetadataReader, table: CopiedTable, copy: CopyReader): Promise<void> {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  let last = 0;
  for (;;) {
    const { rows } = await sql<{ readonly place: number; readonly line: string }>`select rowid as place,
      json_array(${columns}) as line from ${sql.table(table.name)} where rowid > ${last}
      order by rowid limit ${BATCH}`.execute(connection);
    if (rows.length === 0) return;
    last = rows.at(-1)?.place ?? last;
    await copy.take(
      table,
      rows.map(({ line }) => line),
    );
  }
}

async function copyFromPostgres(connection: MetadataReader, table: CopiedTable, copy: CopyReader): Promise<void> {
  const types = await readColumnTypes(connection, table.name);
  // JSON travels as text, as SQLite keeps it.
  const columns = table.columns.map((column) =>
    types.get(column)?.startsWith("json") === true ? sql`${sql.ref(column)}::text` : sql.ref(column),
  );
  await sql`declare copied no scroll cursor for
    select json_build_array(${sql.join(columns)})::text as line from ${sql.table(table.name)}`.execute(connection);
  for (;;) {
    const { rows } = await sql<{ readonly line: string }>`${sql.raw(`fetch ${BATCH} from copied`)}`.execute(connection);
    if (rows.length === 0) break;
    await copy.take(
      table,
      rows.map(({ line }) => line),
    );
  }
  await sql.raw("close copied").execute(connection);
}

/** PostgreSQL's type of each column of a table. */
export async function readColumnTypes(connection: MetadataReader, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ readonly name: string; readonly type: string }>`select column_name as name,
    udt_name as type from information_schema.columns
    where table_schema = current_schema() and table_name = ${table}`.execute(connection);
  return new Map(rows.map(({ name, type }) => [name, type]));
}

async function findLastId(connection: MetadataReader, table: string, isSqlite: boolean): Promise<number | null> {
  if (isSqlite) {
    const { rows } = await sql<{ readonly seq: number }>`select seq from sqlite_sequence
      where name = ${table}`.execute(connection);
    return rows[0]?.seq ?? null;
  }
  const sequence = await findSequence(connection, table);
  if (sequence === null) return null;
  const { rows } = await sql<{ readonly last: number | string | null }>`select pg_sequence_last_value(
    ${sequence}::regclass) as last`.execute(connection);
  const last = rows[0]?.last ?? null;
  return last === null ? null : Number(last);
}

/** The sequence that hands out a table's ids on PostgreSQL; `null` where it has none. */
export async function findSequence(connection: MetadataReader, table: string): Promise<string | null> {
  const types = await readColumnTypes(connection, table);
  if (!types.has("id")) return null;
  const { rows } = await sql<{ readonly sequence: string | null }>`select pg_get_serial_sequence(
    ${`"${table}"`}, 'id') as sequence`.execute(connection);
  return rows[0]?.sequence ?? null;
}

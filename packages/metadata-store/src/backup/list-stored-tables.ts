import { sql } from "kysely";
import { dialectOf, type MetadataReader, MetadataStore } from "../metadata-store.ts";

/** A table with its columns, by their names in the database. */
export interface StoredTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** How many rows it has from the beginning: the default pool, the built-in roles. */
  readonly rowsAtFirst: number;
}

/**
 * The tables that migrations make, up to the one that is named: those that others refer to first. Both databases have the
 * same, so this makes them in memory and looks.
 */
export async function listStoredTables(last?: string): Promise<readonly StoredTable[]> {
  const store = new MetadataStore({ url: "sqlite::memory:" });
  try {
    await store.migrate(last);
    const { reader } = store;
    const { rows } = await sql<{ readonly name: string }>`select name from sqlite_master where type = 'table'
      and name not like 'sqlite\\_%' escape '\\' and name not like 'kysely\\_%' escape '\\' order by name`.execute(
      reader,
    );
    const tables = new Map<string, StoredTable>();
    const references = new Map<string, ReadonlySet<string>>();
    for (const { name } of rows) {
      const columns = await sql<{ readonly name: string }>`select name from pragma_table_info(${name})`.execute(reader);
      const referred = sql<{
        readonly table: string;
      }>`select distinct "table" from pragma_foreign_key_list(${name})`;
      const others = (await referred.execute(reader)).rows.map(({ table }) => table).filter((table) => table !== name);
      references.set(name, new Set(others));
      const rowsAtFirst = await countStoredRows(reader, name);
      tables.set(name, { name, columns: columns.rows.map((column) => column.name), rowsAtFirst });
    }
    return inOrderOfReference(tables, references);
  } finally {
    await store.close();
  }
}

/** How many rows a table has. */
export async function countStoredRows(reader: MetadataReader, table: string): Promise<number> {
  const { rows } = await sql<{
    readonly count: number | string;
  }>`select count(*) as count from ${sql.table(table)}`.execute(reader);
  return Number(rows[0]?.count ?? 0);
}

/** The tables of {@link listStoredTables} that a database has; none of an empty one. */
export async function findStoredTables(
  reader: MetadataReader,
  tables: readonly StoredTable[],
): Promise<readonly StoredTable[]> {
  const { rows } =
    dialectOf(reader).name === "sqlite"
      ? await sql<{ readonly name: string }>`select name from sqlite_master where type = 'table'`.execute(reader)
      : await sql<{ readonly name: string }>`select table_name as name from information_schema.tables
          where table_schema = current_schema()`.execute(reader);
  const there = new Set(rows.map(({ name }) => name));
  return tables.filter(({ name }) => there.has(name));
}

function inOrderOfReference(
  tables: ReadonlyMap<string, StoredTable>,
  references: ReadonlyMap<string, ReadonlySet<string>>,
): readonly StoredTable[] {
  const ordered = new Set<StoredTable>();
  const visit = (table: StoredTable): void => {
    for (const name of references.get(table.name) ?? []) {
      const other = tables.get(name);
      if (other !== undefined && !ordered.has(other)) visit(other);
    }
    ordered.add(table);
  };
  for (const table of tables.values()) visit(table);
  return [...ordered];
}

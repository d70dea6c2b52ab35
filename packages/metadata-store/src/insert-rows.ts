import { type InsertQueryBuilder, type InsertResult, sql } from "kysely";
import { type Dialect, rowColumnType, type StoredColumnType } from "./dialect/dialect.ts";
import type { MetadataReader } from "./metadata-store.ts";
import type { MetadataDatabase } from "./tables/metadata-database.ts";

/**
 * An insert of rows that are given as one parameter, a JSON list, so that its text is the same for one row and for a thousand.
 * What is to happen on a conflict, and what is returned, can be added.
 *
 * @param given.columns those that the rows have; all others get their defaults.
 */
export function insertRows<Table extends keyof MetadataDatabase, Name extends keyof MetadataDatabase[Table] & string>(
  { database, dialect }: { readonly database: MetadataReader; readonly dialect: Dialect },
  given: {
    readonly table: Table;
    readonly columns: Readonly<Record<Name, StoredColumnType>>;
    readonly rows: string;
  },
): InsertQueryBuilder<MetadataDatabase, Table, InsertResult> {
  const columns = Object.entries<StoredColumnType>(given.columns);
  const shape = Object.fromEntries(columns.map(([name, type]) => [name, rowColumnType(type)]));
  const values = columns.map(([name, type]) =>
    type === "json" ? sql`${sql.ref(`given.${name}`)}${sql.raw(dialect.jsonCast)}` : sql.ref(`given.${name}`),
  );
  return (
    database
      .insertInto(given.table)
      .columns(columns.map(([name]) => name) as never)
      // SQLite reads `on conflict` after a bare select as a join condition; `where true` keeps the two apart.
      .expression(sql`select ${sql.join(values)} from ${dialect.rows("given", shape, given.rows)} where true`)
  );
}

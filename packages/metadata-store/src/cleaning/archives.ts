import { sql } from "kysely";
import { dialectOf, type MetadataReader, type MetadataTransaction } from "../metadata-store.ts";

/** What the names of archives begin with; the table's name and the moment follow. */
export const ARCHIVE_PREFIX = "_baram_deleted__";

/** The archives that cleanings have left, by name. */
export async function listArchives(reader: MetadataReader): Promise<readonly string[]> {
  const pattern = `${ARCHIVE_PREFIX.replaceAll("_", "\\_")}%`;
  const { rows } =
    dialectOf(reader).name === "sqlite"
      ? await sql<{ readonly name: string }>`select name from sqlite_master where type = 'table'
          and name like ${pattern} escape '\\' order by name`.execute(reader)
      : await sql<{ readonly name: string }>`select table_name as name from information_schema.tables
          where table_schema = current_schema() and table_name like ${pattern} escape '\\'
          order by table_name`.execute(reader);
  return rows.map(({ name }) => name);
}

/** Removes an archive. The caller has its name from {@link listArchives}. */
export async function dropArchive(transaction: MetadataTransaction, name: string): Promise<void> {
  await sql`drop table ${sql.table(name)}`.execute(transaction);
}

/** Some rows of an archive as texts, with the names of its columns, in no certain but a lasting order. */
export interface ArchivePage {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Reads on in an archive, which nobody changes any more. */
export async function readArchive(
  reader: MetadataReader,
  { name, offset, limit }: { readonly name: string; readonly offset: number; readonly limit: number },
): Promise<ArchivePage> {
  const order = dialectOf(reader).name === "sqlite" ? sql`rowid` : sql`ctid`;
  const { rows } = await sql<Readonly<Record<string, unknown>>>`select * from ${sql.table(name)}
    order by ${order} limit ${limit} offset ${offset}`.execute(reader);
  const columns = Object.keys(rows[0] ?? {});
  const texts = rows.map((row) => columns.map((column) => textOf(row[column])));
  return { columns: columns.map(inSnakeCase), rows: texts };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function inSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

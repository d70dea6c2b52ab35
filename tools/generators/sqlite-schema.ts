import type { MetadataReader } from "@baram/metadata-store";
import { sql } from "kysely";

/** SQLite keeps the text of every statement that made something, so its schema is that text in a fixed order. */
export async function describeSqliteSchema(reader: MetadataReader): Promise<string> {
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master
    where sql is not null and name not like 'sqlite\\_%' escape '\\'
    order by tbl_name, type desc, name
  `.execute(reader);
  return rows.map((row) => `${row.sql.replace(/\s*\n\s*/g, "\n  ")};\n`).join("\n");
}

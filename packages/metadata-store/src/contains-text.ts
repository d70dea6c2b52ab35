import { type RawBuilder, sql } from "kysely";

/** The condition that some column holds a text, whatever its case; always, for an empty text. */
export function containsText(text: string, columns: readonly string[]): RawBuilder<boolean> {
  if (text === "") return sql<boolean>`1 = 1`;
  const part = `%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const conditions = columns.map((column) => sql`lower(coalesce(${sql.ref(column)}, '')) like ${part} escape '\\'`);
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

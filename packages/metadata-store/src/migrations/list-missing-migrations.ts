import type { MetadataReader } from "../metadata-store.ts";

/** PostgreSQL's undefined_table. */
const UNDEFINED_TABLE = "42P01";

/**
 * The migrations of `known` that the database lacks, by one read that waits for no writer. Rejects where the database does
 * not answer.
 */
export async function listMissingMigrations(
  reader: MetadataReader,
  known: readonly string[],
): Promise<readonly string[]> {
  const applied = await listNames(reader);
  return known.filter((name) => !applied.has(name));
}

async function listNames(reader: MetadataReader): Promise<ReadonlySet<string>> {
  try {
    const rows = await reader
      .withTables<{ readonly kyselyMigration: { readonly name: string } }>()
      .selectFrom("kyselyMigration")
      .select("name")
      .execute();
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if (isWithoutTables(error)) return new Set();
    throw error;
  }
}

/** The database answers, and has never been migrated. */
function isWithoutTables(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === UNDEFINED_TABLE) || error.message.startsWith("no such table");
}

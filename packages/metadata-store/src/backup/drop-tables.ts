import { sql } from "kysely";
import { listArchives } from "../cleaning/archives.ts";
import type { MetadataStore } from "../metadata-store.ts";
import { findStoredTables, listStoredTables } from "./list-stored-tables.ts";

/** The tables in which the migrations that were applied are noted. */
const MIGRATION_TABLES = ["kysely_migration", "kysely_migration_lock"];

/** Drops every table of Baram, archives included, and no other that the database may have. */
export async function dropTables(store: MetadataStore): Promise<void> {
  const { reader } = store;
  const bookkeeping = MIGRATION_TABLES.map((name) => ({ name, columns: [], rowsAtFirst: 0 }));
  const tables = await findStoredTables(reader, [...bookkeeping, ...(await listStoredTables())]);
  const names = [...tables.map(({ name }) => name), ...(await listArchives(reader))].toReversed();
  await store.transaction(async (transaction) => {
    for (const name of names) {
      const cascade = sql.raw(store.dialect.name === "sqlite" ? "" : "cascade");
      await sql`drop table ${sql.table(name)} ${cascade}`.execute(transaction);
    }
  });
}

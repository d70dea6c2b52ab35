import type { MetadataStore } from "@baram/metadata-store";
import { sql } from "kysely";

/** All rows of a SQLite store, which it can be put back to. */
export class StoreSnapshot {
  readonly #store: MetadataStore;
  readonly #tables: readonly TableRows[];

  private constructor(store: MetadataStore, tables: readonly TableRows[]) {
    this.#store = store;
    this.#tables = tables;
  }

  static async take(store: MetadataStore): Promise<StoreSnapshot> {
    const reader = store.reader.withoutPlugins();
    const names = await sql<{ name: string }>`
      select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'
    `.execute(reader);
    const tables = [];
    for (const { name } of names.rows) {
      const { rows } = await sql<Row>`select * from ${sql.table(name)}`.execute(reader);
      tables.push({ name, rows });
    }
    return new StoreSnapshot(store, tables);
  }

  /** Ids that were given since are not given again. */
  async restore(): Promise<void> {
    await this.#store.transaction(async (transaction) => {
      const writer = transaction.withoutPlugins();
      // Tables refer to one another in both directions.
      await sql`pragma defer_foreign_keys = on`.execute(writer);
      for (const { name } of this.#tables) await sql`delete from ${sql.table(name)}`.execute(writer);
      for (const { name, rows } of this.#tables) {
        for (const row of rows) {
          const columns = Object.keys(row).map((column) => sql.ref(column));
          const values = Object.values(row).map((value) => sql`${value}`);
          await sql`insert into ${sql.table(name)} (${sql.join(columns)}) values (${sql.join(values)})`.execute(writer);
        }
      }
    });
  }
}

interface TableRows {
  readonly name: string;
  readonly rows: readonly Row[];
}

type Row = Readonly<Record<string, unknown>>;

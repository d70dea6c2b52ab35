import type { MetadataStore } from "@baram/metadata-store";
import { type RawBuilder, sql } from "kysely";

/** All rows of a store, which it can be put back to. */
export class StoreSnapshot {
  readonly #store: MetadataStore;
  readonly #tables: readonly TableRows[];

  private constructor(store: MetadataStore, tables: readonly TableRows[]) {
    this.#store = store;
    this.#tables = tables;
  }

  static async take(store: MetadataStore): Promise<StoreSnapshot> {
    const reader = store.reader.withoutPlugins();
    const names = await WAYS[store.dialect.name].tableNames.execute(reader);
    const tables = [];
    for (const { name } of names.rows) {
      const { rows } = await sql<Row>`select * from ${sql.table(name)}`.execute(reader);
      tables.push({ name, rows });
    }
    return new StoreSnapshot(store, tables);
  }

  /** Ids that were given since are not given again. */
  async restore(): Promise<void> {
    const { ignoreReferences, keepingIds } = WAYS[this.#store.dialect.name];
    await this.#store.transaction(async (transaction) => {
      const writer = transaction.withoutPlugins();
      // Tables refer to one another in both directions.
      await ignoreReferences.execute(writer);
      for (const { name } of this.#tables) await sql`delete from ${sql.table(name)}`.execute(writer);
      for (const { name, rows } of this.#tables) {
        for (const row of rows) {
          const columns = Object.keys(row).map((column) => sql.ref(column));
          const values = Object.values(row).map((value) => sql`${writable(value)}`);
          await sql`insert into ${sql.table(name)} (${sql.join(columns)}) ${keepingIds} values (${sql.join(values)})`.execute(
            writer,
          );
        }
      }
    });
  }
}

/** What the databases say differently. */
const WAYS: Readonly<Record<MetadataStore["dialect"]["name"], Way>> = {
  sqlite: {
    tableNames: sql`
      select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'
    `,
    ignoreReferences: sql`pragma defer_foreign_keys = on`,
    keepingIds: sql``,
  },
  postgres: {
    tableNames: sql`
      select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely_%'
    `,
    ignoreReferences: sql`set local session_replication_role = replica`,
    keepingIds: sql`overriding system value`,
  },
};

interface Way {
  readonly tableNames: RawBuilder<{ readonly name: string }>;
  readonly ignoreReferences: RawBuilder<unknown>;
  readonly keepingIds: RawBuilder<unknown>;
}

interface TableRows {
  readonly name: string;
  readonly rows: readonly Row[];
}

type Row = Readonly<Record<string, unknown>>;

/** A JSON column is read as what it holds, and written as text. */
function writable(value: unknown): unknown {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}

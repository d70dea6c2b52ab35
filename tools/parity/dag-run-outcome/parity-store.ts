import { randomUUID } from "node:crypto";
import { MetadataStore } from "@baram/metadata-store";
import { sql } from "kysely";
import pg from "pg";

/** What a case leaves behind, those that refer to others first. Users stay. */
const TABLES_OF_A_CASE = [
  "dag_run_asset_event",
  "asset_update_noted",
  "asset_event",
  "asset_alias_reference",
  "asset_reference",
  "asset_of_alias",
  "asset_alias",
  "asset",
  "xcom",
  "xcom_to_purge",
  "task_instance_try",
  "task_expansion",
  "task_instance",
  "dag_run",
  "dag_tag",
  "import_error",
  "dag",
  "serialized_dag",
  "dag_version",
  "dag_file",
  "dag_bundle",
  "audit_log",
  "job",
  "connection",
  "variable",
] as const;

/** Opens an empty store: in memory, or a database of its own on a PostgreSQL server. */
export async function openParityStore(postgresUrl: string | null): Promise<MetadataStore> {
  const url = postgresUrl === null ? "sqlite::memory:" : await createDatabase(postgresUrl);
  const store = new MetadataStore({ url });
  await store.migrate();
  return store;
}

/** Makes a store as good as new for the next case, which costs less than a new one. */
export async function clearParityStore(store: MetadataStore): Promise<void> {
  await store.transaction(async (transaction) => {
    for (const table of TABLES_OF_A_CASE) await sql`delete from ${sql.table(table)}`.execute(transaction);
  });
}

async function createDatabase(serverUrl: string): Promise<string> {
  const name = `parity_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

import { randomUUID } from "node:crypto";
import { MetadataStore } from "@baram/metadata-store";
import pg from "pg";

/** Opens an empty store: in memory, or a database of its own on a PostgreSQL server. */
export async function openParityStore(postgresUrl: string | null): Promise<MetadataStore> {
  const url = postgresUrl === null ? "sqlite::memory:" : await createDatabase(postgresUrl);
  const store = new MetadataStore({ url });
  await store.migrate();
  return store;
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

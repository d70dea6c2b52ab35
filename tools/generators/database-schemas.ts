import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MetadataStore, type MetadataStoreOptions } from "@baram/metadata-store";
import { startPostgres } from "../test-servers/postgres.ts";
import type { Generator } from "./generator.ts";
import { describePostgresSchema } from "./postgres-schema.ts";
import { describeSqliteSchema } from "./sqlite-schema.ts";

/** The schema of each database after all migrations, as SQL for people to read; Baram itself never runs it. */
export const databaseSchemas: Generator = {
  name: "database schemas",

  async generate() {
    const folder = mkdtempSync(join(tmpdir(), "baram-schema-"));
    const postgres = await startPostgres();
    try {
      return {
        "sql/sqlite.sql": await migrated({ url: `sqlite:${join(folder, "baram.db")}` }, describeSqliteSchema),
        "sql/postgres.sql": await migrated({ url: postgres.url }, describePostgresSchema),
      };
    } finally {
      await postgres.stop();
      rmSync(folder, { recursive: true });
    }
  },
};

async function migrated(
  options: MetadataStoreOptions,
  describe: (reader: MetadataStore["reader"]) => Promise<string>,
): Promise<string> {
  const store = new MetadataStore(options);
  try {
    await store.migrate();
    return await describe(store.reader);
  } finally {
    await store.close();
  }
}

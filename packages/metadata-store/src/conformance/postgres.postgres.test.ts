import { describe, expect, test } from "vitest";
import { MetadataStore } from "../metadata-store.ts";
import { describeBackup } from "./backup.suite.ts";
import { describeMetadataStore } from "./metadata-store.suite.ts";
import { createTestDatabase } from "./test-database.fixture.ts";

/** What one process applies to an empty database. */
async function migratedAlone(): Promise<readonly string[]> {
  const store = new MetadataStore({ url: await createTestDatabase() });
  const outcome = await store.migrate();
  await store.close();
  if (outcome.kind !== "migrated") throw new Error(`An empty database was refused: ${outcome.kind}.`);
  return outcome.applied;
}

describe("PostgreSQL", () => {
  describeMetadataStore(createTestDatabase);
  describeBackup(createTestDatabase);

  // One process alone opens a SQLite database, which its lock file sees to.
  test("of two processes that start together one migrates, and both succeed", async () => {
    const url = await createTestDatabase();
    const stores = [new MetadataStore({ url }), new MetadataStore({ url })];
    const outcomes = await Promise.all(stores.map((store) => store.migrate()));
    await Promise.all(stores.map((store) => store.close()));

    const applied = outcomes.map((outcome) => (outcome.kind === "migrated" ? outcome.applied.length : outcome.kind));
    expect(applied).toContain(0);
    expect(applied).toContain((await migratedAlone()).length);
  });
});

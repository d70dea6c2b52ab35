import { describe, expect, test } from "vitest";
import { MetadataStore } from "../metadata-store.ts";
import { describeMetadataStore } from "./metadata-store.suite.ts";
import { createTestDatabase } from "./test-database.fixture.ts";

describe("PostgreSQL", () => {
  describeMetadataStore(createTestDatabase);

  // One process alone opens a SQLite database, which its lock file sees to.
  test("of two processes that start together one migrates, and both succeed", async () => {
    const url = await createTestDatabase();
    const stores = [new MetadataStore({ url }), new MetadataStore({ url })];
    const outcomes = await Promise.all(stores.map((store) => store.migrate()));
    await Promise.all(stores.map((store) => store.close()));

    expect(outcomes.flatMap((outcome) => (outcome.kind === "migrated" ? outcome.applied : ["refused"]))).toEqual([
      "0001-create-tables",
    ]);
  });
});

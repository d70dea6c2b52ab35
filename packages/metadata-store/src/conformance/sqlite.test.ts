import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import { describeBackup } from "./backup.suite.ts";
import { describeMetadataStore } from "./metadata-store.suite.ts";

describe("SQLite", () => {
  const folder = mkdtempSync(join(tmpdir(), "baram-store-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  const createDatabase = async () => `sqlite:${join(folder, `${randomUUID()}.db`)}`;
  describeMetadataStore(createDatabase);
  describeBackup(createDatabase);
});

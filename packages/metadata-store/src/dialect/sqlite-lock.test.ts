import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { driverFor } from "./sqlite-connection.ts";
import { acquireSqliteLock } from "./sqlite-lock.ts";

test("a database has one writer at a time, and its lock is free again once it is released", () => {
  const folder = mkdtempSync(join(tmpdir(), "baram-lock-"));
  const path = join(folder, "lock.db");
  const first = acquireSqliteLock(path);

  expect(first).not.toBeNull();
  expect(acquireSqliteLock(path)).toBeNull();
  first?.release();
  const second = acquireSqliteLock(path);
  expect(second).not.toBeNull();
  second?.release();
  rmSync(folder, { recursive: true });
});

test.each([
  ["20.19.0", "libsql"],
  ["22.13.1", "libsql"],
  ["22.14.0", "better-sqlite3"],
  ["24.1.0", "better-sqlite3"],
])("Node %s opens SQLite with %s", (version, driver) => {
  expect(driverFor(version)).toBe(driver);
});

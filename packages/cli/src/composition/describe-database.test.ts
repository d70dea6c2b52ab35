import { expect, test } from "vitest";
import { describeDatabase } from "./describe-database.ts";

const FOLDERS = { home: "/home/ada/.baram" };

test.each([
  ["", "/home/ada/.baram/baram.db"],
  ["postgresql://ada@db.example:5432/baram", "postgresql://ada@db.example:5432/baram"],
  ["postgres://ada:secret@db.example/baram?sslmode=require", "postgres://ada@db.example/baram?sslmode=require"],
  ["postgres://ada:se@cr/et@db.example/baram", "postgres://ada@db.example/baram"],
  ["postgres://db.example/baram?user=ada&password=secret&port=5433", "postgres://db.example/baram?user=ada&port=5433"],
  ["postgres://db.example/baram?password=secret", "postgres://db.example/baram"],
  ["postgres://db.example/baram?user=ada&password=secret", "postgres://db.example/baram?user=ada"],
  ["postgresql://ada:secret@/baram?host=/var/run/postgresql", "postgresql://ada@/baram?host=/var/run/postgresql"],
  ["postgresql:///baram?host=/var/run/postgresql", "postgresql:///baram?host=/var/run/postgresql"],
])("a database is described without its password: %s", (url, expected) => {
  expect(describeDatabase({ database: { url } }, FOLDERS)).toBe(expected);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFile } from "./find-file.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-find-file-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let folders = 0;

/** Looks with a pattern in a folder of its own that holds one file. */
async function isFound(pattern: string, file: string, isRecursive = false): Promise<boolean> {
  folders += 1;
  const path = join(folder, String(folders), file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "");
  const found = await findFile(join(folder, String(folders), pattern), { isRecursive });
  expect([null, path]).toContain(found);
  return found !== null;
}

test.each([
  ["report (1).*", "report (1).csv"],
  ["report (1).csv", "report (1).csv"],
  ["*/a (b)/c*.csv", "top/a (b)/c1.csv"],
  ["a (b)/c*.csv", "a (b)/c1.csv"],
  ["{a,plain}.*", "{a,plain}.csv"],
  ["!a*.csv", "!a1.csv"],
  ["+(a)*", "+(a)b"],
  ["*+.csv", "a+.csv"],
  ["[ab]+.csv", "a+.csv"],
  ["a|b*", "a|b.csv"],
  ['"a"*', '"a".csv'],
  ["a\\*", "a\\b"],
  ["a$^@*", "a$^@b"],
  ["[(]*", "(a"],
  ["[!a]*", "b"],
  ["[!a-]*", "b"],
  ["[!]]x[!a]", "bxb"],
  ["[^a]*", "^b"],
  ["[a-c]?.csv", "bx.csv"],
])("the pattern %s stands for the file %s", async (pattern, file) => {
  expect(await isFound(pattern, file)).toBe(true);
});

test.each([
  ["{a,plain}.csv", "plain.csv"],
  ["{a,plain}.*", "plain.csv"],
  ["(a|b)*", "a"],
  ["+(a)*", "aa"],
  ["a*(1)", "a11"],
  ["[ab]+.csv", "aa.csv"],
  ["a|b*", "a"],
  ["[!a]*", "a"],
  ["[!a]*", ".b"],
  ["[!-a]*", "-"],
  ["x[!]a]", "x]"],
  ["[^a]*", "b"],
])("the pattern %s does not stand for the file %s", async (pattern, file) => {
  expect(await isFound(pattern, file)).toBe(false);
});

test("two stars stand for folders with signs of their own, where that is asked for", async () => {
  expect(await isFound("**/c*.csv", "a (b)/{d}/c1.csv", true)).toBe(true);
  expect(await isFound("**/a (b)/**/c*.csv", "e/a (b)/{d}/c1.csv", true)).toBe(true);
  expect(await isFound("**/c*.csv", "a (b)/{d}/c1.csv")).toBe(false);
});

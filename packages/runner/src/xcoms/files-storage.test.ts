import { existsSync, mkdtempSync, readdirSync, rmSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileXComText, parseFileXCom } from "@baram/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { databaseStorage } from "./database-storage.ts";
import { filesStorage } from "./files-storage.ts";
import type { XComPlace } from "./xcom-storage.ts";

const PLACE: XComPlace = {
  dagId: "d",
  runId: "manual__2024-01-01T00:00:00+00:00",
  taskId: "g.a",
  mapIndex: -1,
  key: "k",
};
const LARGE = { text: "x".repeat(200) };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-xcoms-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function storageOf(attemptName: string) {
  return filesStorage({ folder, thresholdBytes: 100, limitBytes: 1000, attemptName });
}

test("a small value stays in the database, a large one goes into a file and comes back", async () => {
  const storage = storageOf("one");
  expect(await storage.write({ a: 1 }, PLACE)).toEqual({ text: '{"a":1}', needsPurge: false });
  const { text, needsPurge } = await storage.write(LARGE, PLACE);
  expect(needsPurge).toBe(true);
  expect(text.length).toBeLessThan(200);
  expect(await storage.read(text)).toEqual(LARGE);
});

test("a value pushed again in the same attempt takes the place of its file", async () => {
  const storage = storageOf("one");
  const first = await storage.write(LARGE, PLACE);
  const second = await storage.write({ ...LARGE, more: true }, PLACE);
  expect(parseFileXCom(second.text)?.path).toBe(parseFileXCom(first.text)?.path);
  expect(await storage.read(second.text)).toEqual({ ...LARGE, more: true });
});

test("what an earlier attempt left is removed without touching what a later one wrote", async () => {
  const earlier = await storageOf("one").write(LARGE, PLACE);
  const later = await storageOf("two").write(LARGE, PLACE);
  await storageOf("three").purge(earlier.text, PLACE);
  await storageOf("three").purge(earlier.text, PLACE);
  await expect(storageOf("three").read(earlier.text)).rejects.toThrow("is not in the folder of XComs");
  expect(await storageOf("three").read(later.text)).toEqual(LARGE);
});

test("with the last file its folders go as well", async () => {
  const { text } = await storageOf("one").write(LARGE, PLACE);
  await storageOf("one").purge(text, PLACE);
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  { dagId: "..", taskId: "../../x", key: "/etc/passwd" },
  { dagId: ".", runId: "a/b\\c:d*e", key: "k".repeat(512) },
  { taskId: "작업", key: "열쇠 ".repeat(100) },
])("names of any kind become names of files below the folder: %j", async (names) => {
  const storage = storageOf("one");
  const { text } = await storage.write(LARGE, { ...PLACE, ...names });
  const path = parseFileXCom(text)?.path ?? "";
  expect(path.split("/")).toHaveLength(5);
  expect(path.split("/").every((name) => Buffer.byteLength(name) <= 255 && !/^\.*$/.test(name))).toBe(true);
  expect(existsSync(join(folder, path))).toBe(true);
  expect(await storage.read(text)).toEqual(LARGE);
});

test("different names never share a file", async () => {
  const storage = storageOf("one");
  const paths = await Promise.all(
    ["a.b", "a_b", "a%2Eb", "A.B"].map(
      async (key) => parseFileXCom((await storage.write(LARGE, { ...PLACE, key })).text)?.path,
    ),
  );
  expect(new Set(paths).size).toBe(4);
});

test("a path that leads out of the folder is refused", async () => {
  const text = fileXComText({ path: "../secret", bytes: 1 });
  await expect(storageOf("one").read(text)).rejects.toThrow("outside of the folder of XComs");
  await expect(storageOf("one").purge(text, PLACE)).rejects.toThrow("outside of the folder of XComs");
});

test("a file that somebody removed fails the reader with its path", async () => {
  const { text } = await storageOf("one").write(LARGE, PLACE);
  const path = parseFileXCom(text)?.path ?? "";
  unlinkSync(join(folder, path));
  await expect(storageOf("one").read(text)).rejects.toThrow(path);
});

test("the database says which back end has a value that is in a file", async () => {
  const { text } = await storageOf("one").write(LARGE, PLACE);
  await expect(databaseStorage({ limitBytes: 100 }).read(text)).rejects.toThrow("set [core] xcom_backend to files");
});

test("a value that is larger than the database may take is refused with its size and what to do", async () => {
  const write = databaseStorage({ limitBytes: 100 }).write("ü".repeat(60), PLACE);
  await expect(write).rejects.toThrow(
    "It takes 122 bytes, and the database takes 100 at most ([core] xcom_limit_bytes)",
  );
  expect((await databaseStorage({ limitBytes: 122 }).write("ü".repeat(60), PLACE)).needsPurge).toBe(false);
});

import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { instantFromMicroseconds } from "@baram/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeOldLogs } from "./remove-old-logs.ts";

const SECONDS = 1_700_000_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-logs-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, secondsAgo: number): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "line\n");
  utimesSync(file, SECONDS - secondsAgo, SECONDS - secondsAgo);
}

function remove(secondsAgo: number): Promise<number> {
  return removeOldLogs(folder, { before: instantFromMicroseconds((SECONDS - secondsAgo) * 1_000_000) });
}

test("files that nobody has written to for so long go, with the folders that are empty then", async () => {
  write("dag_id=d/run_id=old/task_id=a.attempt=1.log", 100);
  write("dag_id=d/run_id=old/task_id=a.attempt=2.log", 101);
  write("dag_id=d/run_id=new/task_id=a.attempt=1.log", 100);
  write("dag_id=d/run_id=new/task_id=a.attempt=2.log", 99);
  expect(await remove(99)).toBe(3);
  expect(readdirSync(join(folder, "dag_id=d"))).toEqual(["run_id=new"]);
  expect(readdirSync(join(folder, "dag_id=d/run_id=new"))).toEqual(["task_id=a.attempt=2.log"]);
});

test("a folder that was made for a log to come stays", async () => {
  mkdirSync(join(folder, "dag_id=d/run_id=r"), { recursive: true });
  expect(await remove(0)).toBe(0);
  expect(readdirSync(folder)).toEqual(["dag_id=d"]);
});

test("a folder that there is not has nothing to remove", async () => {
  expect(await removeOldLogs(join(folder, "nowhere"), { before: instantFromMicroseconds(0) })).toBe(0);
});

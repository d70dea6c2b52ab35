import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AttemptLogLine } from "@baram/execution-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { followLog } from "./follow-log.ts";

let folder: string;
let path: string;
const seen: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-log-"));
  path = join(folder, "attempt=1.log");
  seen.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

function lineOf(message: string): string {
  return `${JSON.stringify({ timestamp: "2024-01-01T00:00:00.000Z", level: "info", message, source: "task" })}\n`;
}

const follow = () => followLog(path, ({ message }) => seen.push(message));
const isLast = ({ message }: AttemptLogLine) => message === "last";

test("every line is handed over once, although one is written in two pieces", async () => {
  const log = follow();
  writeFileSync(path, lineOf("first") + lineOf("second").slice(0, 20));
  appendFileSync(path, lineOf("second").slice(20) + lineOf("last"));
  await log.end(isLast);
  expect(seen).toEqual(["first", "second", "last"]);
});

test("what an earlier attempt of the same name has left in the file is left out", async () => {
  writeFileSync(path, lineOf("earlier"));
  const log = follow();
  appendFileSync(path, lineOf("last"));
  await log.end(isLast);
  expect(seen).toEqual(["last"]);
});

test("lines that are written when the attempt is over already are waited for", async () => {
  const log = follow();
  writeFileSync(path, lineOf("first"));
  const ended = log.end(isLast);
  appendFileSync(path, lineOf("last"));
  await ended;
  expect(seen).toEqual(["first", "last"]);
});

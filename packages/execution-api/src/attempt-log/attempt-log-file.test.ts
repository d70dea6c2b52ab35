import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instantFromMicroseconds } from "@baram/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AttemptLogFile } from "./attempt-log-file.ts";
import type { AttemptLogSource } from "./attempt-log-line.ts";
import { attemptLogLine, parseAttemptLogLine } from "./attempt-log-line.ts";

const clock = { now: () => instantFromMicroseconds(0) };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-log-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function logAt(path: string, limitBytes = 1_000_000): AttemptLogFile {
  return new AttemptLogFile({ path, limitBytes, clock });
}

function line(message: string, source: AttemptLogSource = "task") {
  return attemptLogLine(clock.now(), "info", source, message);
}

function messagesIn(path: string): readonly string[] {
  return readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((text) => parseAttemptLogLine(text).message);
}

test("folders on the way to the file are made", () => {
  const path = join(folder, "dag", "run", "attempt=1.log");
  const log = logAt(path);
  log.append(line("Hello"));
  log.close();
  expect(messagesIn(path)).toEqual(["Hello"]);
});

test("two writers append to one file", () => {
  const path = join(folder, "a.log");
  const [first, second] = [logAt(path), logAt(path)];
  first.append(line("one"));
  first.flush();
  second.append(line("two"));
  second.close();
  first.append(line("three"));
  first.close();
  expect(messagesIn(path)).toEqual(["one", "two", "three"]);
});

test("over the limit the log is cut with one sentence, and Baram's own lines are still kept", () => {
  const path = join(folder, "a.log");
  const log = logAt(path, 10_000);
  for (let count = 0; count < 1_000; count++) log.append(line("flood", "stdout"));
  log.flush();
  log.append(line("more", "stdout"));
  log.append(line("The attempt failed.", "baram"));
  log.close();
  const messages = messagesIn(path);
  expect(statSync(path).size).toBeLessThan(10_500);
  expect(messages.filter((message) => message.includes("reached its limit"))).toHaveLength(1);
  expect(messages.at(-1)).toBe("The attempt failed.");
  expect(messages).not.toContain("more");
});

test("a log that cannot be written says why and does not disturb the attempt", () => {
  const log = logAt(folder);
  log.append(line("Hello"));
  log.close();
  expect(log.failure?.message).toContain("EISDIR");
});

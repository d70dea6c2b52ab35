import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { namedFiles } from "./named-files.ts";
import { type WatchedFiles, watchFiles } from "./watch-files.ts";

let folder: string;
let watched: WatchedFiles | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-watch-"));
  watched = null;
});
afterEach(() => {
  watched?.stop();
  rmSync(folder, { recursive: true });
});

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test("a file that is written with something else is told", async () => {
  const [one, other] = [put("one.ts", "1"), put("other.ts", "1")];
  watched = watchFiles([one, other]);
  put("unwatched.ts", "1");
  put("one.ts", "1");
  put("other.ts", "2");
  expect(await watched.changed).toBe(other);
});

test("so are one that takes the place of another, and one that was not there", async () => {
  const path = put("one.ts", "1");
  watched = watchFiles([path]);
  renameSync(put("new.ts", "2"), path);
  expect(await watched.changed).toBe(path);
  watched.stop();
  const absent = join(folder, "baram.cfg");
  watched = watchFiles([absent]);
  put("baram.cfg", "[core]");
  expect(await watched.changed).toBe(absent);
});

test("of what a configuration names, files of the project are watched", () => {
  const path = put("listener.ts", "");
  expect(namedFiles(folder, ["listener.ts", "", "database", "@acme/backend"])).toEqual([path]);
});

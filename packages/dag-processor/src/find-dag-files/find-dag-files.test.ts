import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findDagFiles } from "./find-dag-files.ts";

let folder: string;
const warnings: unknown[] = [];
const silent = () => undefined;
const logger = {
  debug: silent,
  info: silent,
  error: silent,
  warn: (_message: string, fields?: object) => warnings.push(fields),
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-find-"));
  warnings.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(...paths: readonly string[]): void {
  for (const path of paths) writeText(path, "");
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function found(): Promise<readonly string[]> {
  const outcome = await findDagFiles(folder, logger);
  return outcome.kind === "found" ? outcome.relativePaths : ["missing"];
}

test("a Dag file has an ending of TypeScript or JavaScript, and is no declaration file", async () => {
  write("a.ts", "b.mts", "c.cts", "d.js", "e.mjs", "f.cjs");
  write("g.d.ts", "h.d.mts", "i.tsx", "j.json", "k.py", "l.ts.txt");
  expect(await found()).toEqual(["a.ts", "b.mts", "c.cts", "d.js", "e.mjs", "f.cjs"]);
});

test("folders are looked into, except node_modules and those whose names begin with a dot", async () => {
  write("team/etl/a.ts", "node_modules/package/b.ts", ".cache/c.ts", "team/node_modules/d.ts");
  expect(await found()).toEqual(["team/etl/a.ts"]);
});

test("a link is followed, and one that leads back to where it stands is not", async () => {
  write("team/a.ts");
  symlinkSync(join(folder, "team"), join(folder, "linked"));
  symlinkSync(folder, join(folder, "team", "around"));
  symlinkSync(join(folder, "nothing.ts"), join(folder, "dangling.ts"));
  expect(await found()).toEqual(["linked/a.ts", "team/a.ts"]);
});

test("a folder that does not exist is told, and not taken for an empty one", async () => {
  expect(await findDagFiles(join(folder, "nowhere"), logger)).toEqual({ kind: "folder-missing" });
});

describe("a .baramignore", () => {
  test("leaves out what its gitignore patterns say", async () => {
    write("a.ts", "a.test.ts", "drafts/b.ts", "team/drafts/c.ts", "team/kept.ts");
    writeText(".baramignore", "# Not yet.\n*.test.ts\n/drafts/\n!team/\n");
    expect(await found()).toEqual(["a.ts", "team/drafts/c.ts", "team/kept.ts"]);
  });

  test("in a folder counts from there", async () => {
    write("a.ts", "team/a.ts", "team/b.ts");
    writeText("team/.baramignore", "/a.ts\n");
    expect(await found()).toEqual(["a.ts", "team/b.ts"]);
  });

  test("counts instead of an .airflowignore beside it", async () => {
    write("a.ts", "b.ts");
    writeText(".baramignore", "a.ts\n");
    writeText(".airflowignore", "b\n");
    expect(await found()).toEqual(["b.ts"]);
  });
});

describe("an .airflowignore", () => {
  test("leaves out paths in which one of its regular expressions is found", async () => {
    write("project_a/x.ts", "tenant_1.ts", "tenant_x.ts", "kept.ts");
    writeText(".airflowignore", "project_a # a comment\n\ntenant_[\\d]\n");
    expect(await found()).toEqual(["kept.ts", "tenant_x.ts"]);
  });

  test("with a line that is no regular expression leaves out what its other lines say, and the line is told", async () => {
    write("a.ts", "b.ts");
    writeText(".airflowignore", "*.ts\nb\n");
    expect(await found()).toEqual(["a.ts"]);
    expect(warnings).toEqual([{ file: ".airflowignore", line: "*.ts" }]);
  });
});

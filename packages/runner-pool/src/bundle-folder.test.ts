import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BundleFolder, chooseBundleFolder } from "./bundle-folder.ts";

let folder: string;
let reads: string[];
const readModule = (hash: string) => {
  reads.push(hash);
  return Promise.resolve(`module ${hash}`);
};

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "baram-bundles-")));
  reads = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function aBundleFolder(): BundleFolder {
  return new BundleFolder({ folder: join(folder, "bundles"), dagsFolder: "/project/dags" });
}

function files(): Readonly<Record<string, string>> {
  const names = readdirSync(join(folder, "bundles"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, "bundles", name), "utf8")]));
}

test("a bundle is found by its hash, beside the Dag file it was made from", () => {
  expect(aBundleFolder().locate({ hash: "abc", relativePath: "team/dag.ts" })).toEqual({
    hash: "abc",
    modulePath: join(folder, "bundles/abc.mjs"),
    sourcePath: "/project/dags/team/dag.ts",
  });
  expect(existsSync(join(folder, "bundles"))).toBe(false);
});

test("what is written at once, by several folders, is one whole file", async () => {
  const [one, other] = [aBundleFolder(), aBundleFolder()];
  await Promise.all([one, one, other].map((bundles) => bundles.write("abc", "module")));
  expect(files()).toEqual({ "abc.mjs": "module" });
});

describe("ensuring that a bundle is there", () => {
  const location = (bundles: BundleFolder) => bundles.locate({ hash: "abc", relativePath: "dag.ts" });

  test("reads it once, however often and how many at once ask", async () => {
    const bundles = aBundleFolder();
    await Promise.all([1, 2].map(() => bundles.ensure(location(bundles), readModule)));
    await bundles.ensure(location(bundles), readModule);
    expect(reads).toEqual(["abc"]);
    expect(files()).toEqual({ "abc.mjs": "module abc" });
  });

  test("reads nothing when it was written here, now or by an earlier process", async () => {
    const [one, later] = [aBundleFolder(), aBundleFolder()];
    await one.write("abc", "module");
    await one.ensure(location(one), readModule);
    await later.ensure(location(later), readModule);
    expect(reads).toEqual([]);
  });

  test("is tried again after it failed", async () => {
    const bundles = aBundleFolder();
    const failing = () => Promise.reject(new Error("no database"));
    await expect(bundles.ensure(location(bundles), failing)).rejects.toThrow("no database");
    await bundles.ensure(location(bundles), readModule);
    expect(files()).toEqual({ "abc.mjs": "module abc" });
  });
});

describe("bundles lie", () => {
  const choose = () => chooseBundleFolder({ projectFolder: join(folder, "project"), homeFolder: join(folder, "home") });

  test("below the project's node_modules, where Node looks for packages", () => {
    mkdirSync(join(folder, "project/node_modules"), { recursive: true });
    expect(choose()).toBe(join(folder, "project/node_modules/.cache/baram/bundles"));
  });

  test("in the home folder when the project has no node_modules", () => {
    mkdirSync(join(folder, "project"));
    expect(choose()).toBe(join(folder, "home/bundles"));
  });

  test("in the home folder when nothing can be made below node_modules", () => {
    mkdirSync(join(folder, "project/node_modules"), { recursive: true });
    writeFileSync(join(folder, "project/node_modules/.cache"), "a file in the way");
    expect(choose()).toBe(join(folder, "home/bundles"));
  });
});

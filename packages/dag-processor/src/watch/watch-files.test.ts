import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FileChanges, FileWatch } from "./watch-files.ts";

let folder: string;
let watch: FileWatch;
let onChange: (changes: FileChanges) => void;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "baram-watch-")));
  onChange = () => undefined;
});
afterEach(() => {
  watch.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): void {
  watch = new FileWatch({
    dagsFolder: join(folder, "dags"),
    onChange: (changes) => onChange(changes),
    onError: (error) => {
      throw error;
    },
  });
}

function write(path: string, text = "text"): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The paths that are told next after something was done, from the project's folder. */
function toldAfter(act: () => void): Promise<readonly string[]> {
  return new Promise((resolve) => {
    onChange = ({ paths }) => resolve([...paths].map((path) => relative(folder, path)).sort());
    act();
  });
}

describe("in the Dags folder", () => {
  beforeEach(() => {
    write("dags/a.ts");
    open();
  });

  test("what is done to several files at once is told at once", async () => {
    const paths = await toldAfter(() => {
      write("dags/a.ts", "more");
      write("dags/b.ts");
    });
    expect(paths).toEqual(["dags/a.ts", "dags/b.ts"]);
  });

  test("a file that is replaced is told, and so is the next change of it", async () => {
    write("saved.tmp", "other");
    expect(await toldAfter(() => renameSync(join(folder, "saved.tmp"), join(folder, "dags/a.ts")))).toEqual([
      "dags/a.ts",
    ]);
    expect(await toldAfter(() => write("dags/a.ts", "more"))).toEqual(["dags/a.ts"]);
  });

  test("a link to a folder is followed, and one that leads back is not", async () => {
    write("elsewhere/b.ts");
    const seen = await toldAfter(() => {
      symlinkSync(join(folder, "elsewhere"), join(folder, "dags/linked"));
      symlinkSync(join(folder, "dags"), join(folder, "dags/around"));
    });
    expect(seen).toEqual(["dags/around", "dags/linked"]);
    expect(await toldAfter(() => write("elsewhere/b.ts", "more"))).toEqual(["dags/linked/b.ts"]);
  });

  test("folders are followed when they are renamed", async () => {
    await toldAfter(() => write("dags/team/b.ts"));
    await toldAfter(() => renameSync(join(folder, "dags/team"), join(folder, "dags/crew")));
    expect(await toldAfter(() => write("dags/crew/b.ts", "more"))).toEqual(["dags/crew/b.ts"]);
  });

  test("nothing is told of folders in which no Dag files are looked for", async () => {
    const paths = await toldAfter(() => {
      write("dags/.baram/baram.db");
      write("dags/node_modules/package/index.js");
      write("dags/.baramignore");
    });
    expect(paths).toEqual(["dags/.baramignore"]);
  });
});

test("a Dags folder that goes and comes back is told, and watched as before", async () => {
  write("dags/a.ts");
  open();
  expect(await toldAfter(() => rmSync(join(folder, "dags"), { recursive: true }))).toContain("dags");
  expect(await toldAfter(() => write("dags/b.ts"))).toContain("dags");
  expect(await toldAfter(() => write("dags/b.ts", "more"))).toEqual(["dags/b.ts"]);
});

describe("a file outside of the Dags folder", () => {
  beforeEach(() => {
    mkdirSync(join(folder, "dags"));
    open();
  });

  test("is watched when it was asked for, and what lies beside it is not", async () => {
    write("library/names.ts");
    watch.add([join(folder, "library/names.ts")]);
    const paths = await toldAfter(() => {
      write("library/others.ts");
      write("library/names.ts", "more");
    });
    expect(paths).toEqual(["library/names.ts"]);
  });

  test("is seen when it comes with the folders above it, changes, goes and comes again", async () => {
    const path = "node_modules/package/package.json";
    watch.add([join(folder, path)]);
    expect(await toldAfter(() => write(path))).toEqual([path]);
    expect(await toldAfter(() => write(path, "more"))).toEqual([path]);
    expect(await toldAfter(() => rmSync(join(folder, "node_modules"), { recursive: true }))).toEqual([path]);
    expect(await toldAfter(() => write(path))).toEqual([path]);
  });
});

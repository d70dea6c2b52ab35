import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Bundle, bundleDagFile, bundleDagFiles } from "./bundle-dag-file.ts";

let folder: string;

beforeEach(() => {
  folder = aProject();
});
afterEach(() => rmSync(folder, { recursive: true }));

function aProject(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "baram-bundle-")));
}

function write(path: string, text: string, project = folder): string {
  const file = join(project, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function bundle(sourcePath: string, project = folder) {
  return bundleDagFile({ sourcePath, projectFolder: project, bundleFolder: join(project, "node_modules", "bundles") });
}

async function bundled(text: string, name = "dags/dag.ts"): Promise<Bundle> {
  const outcome = await bundle(write(name, text));
  if (outcome.kind === "failed") throw new Error(outcome.error.message);
  return outcome.bundle;
}

async function failureOf(text: string) {
  const outcome = await bundle(write("dags/dag.ts", text));
  if (outcome.kind === "bundled") throw new Error("It was bundled.");
  return outcome.error;
}

/** What the bundle of a Dag file exports when it runs where a runner would run it. */
async function load(text: string, name?: string): Promise<Readonly<Record<string, unknown>>> {
  const { hash, module } = await bundled(text, name);
  const file = write(`node_modules/bundles/${hash}.mjs`, module);
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
}

describe("a bundle", () => {
  test("holds what the file imports from the project, and imports packages", async () => {
    write("library/names.ts", 'export const name: string = "from the library";');
    const { module } = await bundled('import "a-package";\nexport { name } from "../library/names.ts";');
    expect(module).toContain("from the library");
    expect(module).toMatch(/^import "a-package";$/m);
    expect(module).not.toMatch(/import .*names/);
  });

  test("is the same text wherever the project lies, with no path of the machine in it", async () => {
    const text = "export const place = [import.meta.url, __dirname];";
    const elsewhere = aProject();
    const first = await bundled(text);
    const second = await bundle(write("dags/dag.ts", text, elsewhere), elsewhere);
    rmSync(elsewhere, { recursive: true });
    expect(second).toMatchObject({ kind: "bundled", bundle: first });
    expect(first.module + sourceMapOf(first).text).not.toContain(folder);
  });

  test("has a source map with the author's texts, whatever was added to them", async () => {
    const text = "export const place = import.meta.dirname;\n";
    const { sources, sourcesContent } = sourceMapOf(await bundled(text)).map;
    const index = sources.findIndex((source) => source.endsWith("dags/dag.ts") && !source.startsWith("baram-file"));
    expect(sourcesContent[index]).toBe(text);
    expect(join(folder, "node_modules/bundles", sources[index] ?? "")).toBe(join(folder, "dags/dag.ts"));
  });

  test("keeps the names of functions that two modules share", async () => {
    write("dags/other.ts", "export function extract() {}");
    const { names } = await load(
      'import { extract as other } from "./other.ts";\nfunction extract() {}\nexport const names = [extract.name, other.name];',
    );
    expect(names).toEqual(["extract", "extract"]);
  });

  test("keeps what is imported for its effect, whatever a package.json says", async () => {
    write("package.json", '{ "sideEffects": false }');
    write("dags/effect.ts", "globalThis.hasEffect = true;");
    expect((await bundled('import "./effect.ts";')).module).toContain("hasEffect = true");
  });
});

function sourceMapOf({ module }: Bundle) {
  const text = Buffer.from(module.split("base64,")[1] ?? "", "base64").toString("utf8");
  return { text, map: JSON.parse(text) as { sources: string[]; sourcesContent: string[] } };
}

describe("in a bundle, the place of a module is that of the author's file", () => {
  const places = "[import.meta.url, import.meta.filename, import.meta.dirname, __filename, __dirname]";

  function placesOf(path: string): readonly string[] {
    const file = join(folder, path);
    return [pathToFileURL(file).href, file, dirname(file), file, dirname(file)];
  }

  test("in the Dag file and in what it imports", async () => {
    write("library/a b#c.ts", `export const inLibrary = ${places};`);
    const loaded = await load(`export { inLibrary } from "../library/a b#c.ts";\nexport const inDag = ${places};`);
    expect(loaded["inDag"]).toEqual(placesOf("dags/dag.ts"));
    expect(loaded["inLibrary"]).toEqual(placesOf("library/a b#c.ts"));
  });

  test("in CommonJS, which may also require packages", async () => {
    write("dags/old.cjs", 'module.exports = [__filename, __dirname, require("node:path").basename("a/b")];');
    const { old } = await load('import found from "./old.cjs";\nexport const old = found;');
    expect(old).toEqual([join(folder, "dags/old.cjs"), join(folder, "dags"), "b"]);
  });

  test("but an author's own __dirname stays the author's own", async () => {
    const { own } = await load('const __dirname = "mine";\nexport const own = __dirname;');
    expect(own).toBe("mine");
  });
});

test.each<[string, string, unknown]>([
  ["JSON", '{ "a": 1 }', { a: 1 }],
  ["YAML", "a:\n  - 1\n  - b: x\n", { a: [1, { b: "x" }] }],
  ["SQL", "select 1;\n", "select 1;\n"],
  ["TXT", "text", "text"],
  ["MD", "# Title", "# Title"],
  ["HTML", "<p>", "<p>"],
  ["CSV", "a,b\n1,2\n", "a,b\n1,2\n"],
])("%s can be imported", async (kind, text, value) => {
  write(`dags/data.${kind.toLowerCase()}`, text);
  const { data } = await load(`import data from "./data.${kind.toLowerCase()}";\nexport { data };`);
  expect(data).toEqual(value);
});

test("the inputs are what was read, and the manifests of the packages that are imported", async () => {
  write("library/names.ts", "");
  write("node_modules/@scope/there/package.json", "{}");
  const text = 'import "../library/names.ts";\nimport "@scope/there/part";\nimport "absent";\nimport "node:fs";';
  const { inputs } = await bundle(write("dags/dag.ts", text));
  expect(inputs.map(({ path, hash }) => [relative(folder, path), hash !== null])).toEqual([
    ["dags/dag.ts", true],
    ["library/names.ts", true],
    ["node_modules/@scope/there/package.json", true],
    ["node_modules/absent/package.json", false],
  ]);
});

describe("a file that cannot be bundled is told with its place", () => {
  test("when its syntax is wrong", async () => {
    const error = await failureOf("const good = 1;\nconst ä = 'ö' oops;\n");
    expect(error).toMatchObject({
      errorKind: "SyntaxError",
      message: 'Expected ";" but found "oops".',
      line: 2,
      column: 15,
    });
    expect(error.frame).toContain(
      "dag.ts:2:15\n  1 | const good = 1;\n> 2 | const ä = 'ö' oops;\n    |               ^",
    );
  });

  test("when a module that it imports does not exist", async () => {
    const error = await failureOf('\nimport "./nowhere.ts";');
    expect(error).toMatchObject({ errorKind: "ImportError", line: 2, column: 8 });
    expect(error.message).toBe('Could not resolve "./nowhere.ts".');
  });

  test("when the mistake is in a module that it imports, whose name is said", async () => {
    write("library/broken.ts", "export const = 1;");
    const error = await failureOf('import "../library/broken.ts";');
    expect(error).toMatchObject({
      errorKind: "SyntaxError",
      line: 1,
      message: expect.stringMatching(/^\.\.\/library\/broken\.ts: /) as string,
    });
    expect(error.frame).toContain("> 1 | export const = 1;");
  });

  test("when YAML that it imports is wrong", async () => {
    write("dags/data.yaml", "a: 1\nb: [1, 2\n");
    expect(await failureOf('import "./data.yaml";')).toMatchObject({
      line: 3,
      message: expect.stringContaining("data.yaml: ") as string,
    });
  });

  test("when it imports a file of a kind that cannot be read", async () => {
    write("dags/picture.png", "");
    const error = await failureOf('import "./picture.png";');
    expect(error).toMatchObject({ errorKind: "ImportError", line: 1 });
    expect(error.message).toContain(".png");
  });
});

test("a file that cannot be bundled has inputs too, so that its repair is seen", async () => {
  write("library/broken.ts", "export const = 1;");
  const outcome = await bundle(write("dags/dag.ts", 'import "../library/broken.ts";'));
  expect(outcome.inputs.map(({ path }) => relative(folder, path))).toEqual(["dags/dag.ts", "library/broken.ts"]);
});

describe("Dag files that are bundled together", () => {
  const places = () => ({ projectFolder: folder, bundleFolder: join(folder, "node_modules", "bundles") });

  test("have the outcomes that each has alone, with what each has read", async () => {
    write("library/shared.ts", 'import "./deep.ts";\nexport const shared = import.meta.url;');
    write("library/deep.ts", "globalThis.deep = 1;");
    write("node_modules/a-package/package.json", "{}");
    const paths = [
      write("dags/first.ts", 'import "a-package";\nexport { shared } from "../library/shared.ts";'),
      write("dags/second.ts", "export const place = __dirname;\nexport function extract() {}"),
      write("dags/third.cjs", 'module.exports = require("../library/shared.ts");'),
    ];
    const alone = await Promise.all(paths.map((path) => bundle(path)));
    expect(alone.map(({ kind, inputs }) => [kind, inputs.length])).toEqual([
      ["bundled", 4],
      ["bundled", 1],
      ["bundled", 3],
    ]);
    expect(await bundleDagFiles(paths, places())).toEqual(alone);
  });

  test("are bundled each for itself where one of them is broken", async () => {
    const paths = [write("dags/good.ts", "export const good = 1;"), write("dags/broken.ts", "export const = 1;")];
    const outcomes = await bundleDagFiles(paths, places());
    expect(outcomes.map(({ kind }) => kind)).toEqual(["bundled", "failed"]);
    expect(outcomes).toEqual(await Promise.all(paths.map((path) => bundle(path))));
  });
});

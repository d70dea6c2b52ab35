import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Architecture } from "./architecture.ts";
import { checkRepository } from "./check-repository.ts";
import { readRepository } from "./read-repository.ts";

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

const ARCHITECTURE: Architecture = {
  parts: {
    domain: { folder: "packages/domain", imports: {}, libraries: { ajv: "…" }, noNode: "It runs in a browser." },
    store: { folder: "packages/store", imports: { domain: "…" }, libraries: {} },
    lifecycle: {
      folder: "packages/lifecycle",
      imports: { domain: "…", store: "…", "store/transitions": "…" },
      libraries: {},
    },
    server: { folder: "packages/server", imports: { lifecycle: "…", store: "…" }, libraries: {} },
    runner: { folder: "packages/runner", imports: { domain: "…" }, libraries: {} },
  },
  testLibraries: { vitest: "…" },
  apart: [{ from: ["runner"], never: ["store"], why: "Author code has no database." }],
  oneExportFolders: [{ folder: "packages/server/src/*/routes", why: "One route per file." }],
  exceptions: [],
};

/** A small repository on disk; every package of the table exists, with an entry and what `files` adds. */
function aRepository(files: Readonly<Record<string, string>>, architecture: Partial<Architecture> = {}): string {
  const root = mkdtempSync(join(tmpdir(), "baram-architecture-"));
  roots.push(root);
  const table = { ...ARCHITECTURE, ...architecture };
  const manifest = JSON.stringify({ exports: { ".": { "baram-source": "./src/index.ts" } } });
  const packages = Object.values(table.parts).map(({ folder }) => [`${folder}/package.json`, manifest] as const);
  const all: Record<string, string> = {
    "architecture.json": JSON.stringify(table),
    ...Object.fromEntries(packages),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** What the check finds, as `rule file:line`. */
function findingsIn(root: string): string[] {
  return checkRepository(readRepository(root)).map(({ rule, file, line }) => `${rule} ${file}:${line}`);
}

describe("imports", () => {
  test("what the table lists is allowed: packages, their entry points, libraries, and Node where nothing forbids it", () => {
    const root = aRepository({
      "packages/domain/src/a.ts": 'import "ajv/dist/2020";',
      "packages/lifecycle/src/b.ts":
        'import { readFile } from "node:fs/promises";\nimport "@baram/store/transitions";\nimport type {} from "@baram/domain";',
    });
    expect(findingsIn(root)).toEqual([]);
  });

  test.each([
    ["an import", 'import { a } from "@baram/lifecycle";'],
    ["an import of a type", 'import type { A } from "@baram/lifecycle";'],
    ["a dynamic import", 'await import("@baram/lifecycle");'],
    ["a type's import", 'type A = import("@baram/lifecycle").A;'],
    ["an import for its effects", 'import "@baram/lifecycle";'],
  ])("%s of a package that the table does not list is refused", (_kind, text) => {
    const root = aRepository({ "packages/store/src/a.ts": `// A comment.\n${text}` });
    expect(findingsIn(root)).toEqual(["allowed-imports packages/store/src/a.ts:2"]);
  });

  test("an entry point is refused to whoever the table gives only the main one", () => {
    const root = aRepository({ "packages/server/src/a.ts": 'import {} from "@baram/store/transitions";' });
    expect(findingsIn(root)).toEqual(["allowed-imports packages/server/src/a.ts:1"]);
  });

  test("the fixtures of a package are for the tests of those that may import it", () => {
    const text = 'import {} from "@baram/domain/fixture";';
    const root = aRepository({
      "packages/store/src/a.test.ts": text,
      "packages/store/src/a.ts": text,
      "packages/server/src/a.test.ts": text,
    });
    expect(findingsIn(root).sort()).toEqual([
      "allowed-imports packages/server/src/a.test.ts:1",
      "allowed-imports packages/store/src/a.ts:1",
    ]);
  });

  test("a refusal tells why two packages are kept apart", () => {
    const root = aRepository({ "packages/runner/src/a.ts": 'import {} from "@baram/store";' });
    const [finding] = checkRepository(readRepository(root));
    expect(finding?.found).toBe('"runner" may not import "@baram/store", never: Author code has no database.');
  });

  test("a library that is not listed, a path into another package and a package's own name are refused", () => {
    const root = aRepository({
      "packages/store/src/a.ts":
        'import {} from "lodash";\nimport {} from "../../domain/src/a.ts";\nimport {} from "@baram/store";',
    });
    expect(findingsIn(root)).toEqual([1, 2, 3].map((line) => `allowed-imports packages/store/src/a.ts:${line}`));
  });

  test("a package that must run in a browser may not import Node, except in its tests", () => {
    const root = aRepository({
      "packages/domain/src/a.ts": 'import {} from "node:fs";',
      "packages/domain/src/a.test.ts": 'import {} from "node:fs";\nimport {} from "vitest";',
    });
    expect(findingsIn(root)).toEqual(["allowed-imports packages/domain/src/a.ts:1"]);
  });

  test("a library for tests is refused outside of tests", () => {
    const root = aRepository({ "packages/store/src/a.ts": 'import {} from "vitest";' });
    expect(findingsIn(root)).toEqual(["allowed-imports packages/store/src/a.ts:1"]);
  });

  test("a package that the table does not know is refused, and so is a part that does not exist", () => {
    const { runner: _removed, ...parts } = ARCHITECTURE.parts;
    const unknown = aRepository({ "packages/runner/package.json": "{}" }, { parts });
    expect(findingsIn(unknown)).toEqual(["known-parts packages/runner/package.json:1"]);

    const missing = aRepository({});
    rmSync(join(missing, "packages/runner"), { recursive: true });
    expect(findingsIn(missing)).toEqual(["known-parts architecture.json:1"]);
  });
});

describe("the table itself", () => {
  test("it may not let a part reach, through a third, what the part is kept apart from", () => {
    const parts = {
      ...ARCHITECTURE.parts,
      runner: { folder: "packages/runner", imports: { lifecycle: "…" }, libraries: {} },
    };
    const root = aRepository({}, { parts });
    const [finding] = checkRepository(readRepository(root));
    expect(finding?.found).toContain("runner → lifecycle → store");
  });

  test("it may not have a circle", () => {
    const parts = {
      ...ARCHITECTURE.parts,
      store: { folder: "packages/store", imports: { server: "…" }, libraries: {} },
    };
    const rules = checkRepository(readRepository(aRepository({}, { parts }))).map((finding) => finding.rule);
    expect(new Set(rules)).toEqual(new Set(["parts-kept-apart"]));
  });
});

describe("files", () => {
  test("files that import one another in a circle are refused, types included", () => {
    const root = aRepository({
      "packages/store/src/a.ts": 'import { b } from "./b.ts";',
      "packages/store/src/b.ts": 'import type { C } from "./inner/c.ts";',
      "packages/store/src/inner/c.ts": 'import type { A } from "../a.ts";',
      "packages/store/src/d.ts": 'import { b } from "./b.ts";',
    });
    const [finding, ...others] = checkRepository(readRepository(root));
    expect(finding?.found).toBe(
      "packages/store/src/a.ts → packages/store/src/b.ts → packages/store/src/inner/c.ts → packages/store/src/a.ts.",
    );
    expect(others).toEqual([]);
  });

  test.each([
    ["export * from", 'export * from "./a.ts";'],
    ["export { } from", 'export { a } from "./a.ts";'],
    ["an import that is exported", 'import { a } from "./a.ts";\n/** A. */\nexport { a };'],
  ])("only an entry passes on what another file exports (%s)", (_form, text) => {
    const a = "/** A. */\nexport const a = 1;";
    const root = aRepository({
      "packages/store/src/index.ts": text,
      "packages/store/src/inner.ts": text,
      "packages/store/src/a.ts": a,
    });
    expect(findingsIn(root)).toEqual([expect.stringContaining("no-inner-barrels packages/store/src/inner.ts")]);
  });

  test("where a file is one route, it exports one value, named after it, and any types", () => {
    const doc = "/** . */\n";
    const root = aRepository({
      "packages/server/src/api/routes/dags/list-dags.ts": `${doc}export const listDags = 1;\n${doc}export interface Filter {}`,
      "packages/server/src/api/routes/dags/get-dag.ts": `${doc}export const getDag = 1;\n${doc}export const another = 2;`,
      "packages/server/src/api/routes/dags/find-dag.ts": `${doc}export const lookUpDag = 1;`,
      "packages/server/src/api/other/anything.ts": `${doc}export const a = 1;\n${doc}export const b = 2;`,
    });
    expect(findingsIn(root).sort()).toEqual([
      "one-exported-value packages/server/src/api/routes/dags/find-dag.ts:2",
      "one-exported-value packages/server/src/api/routes/dags/get-dag.ts:4",
    ]);
  });

  test("every export has a docstring, also one that is exported at the end of the file", () => {
    const root = aRepository({
      "packages/store/src/a.ts":
        "/** Has one. */\nexport const a = 1;\n\n// A comment is none.\nexport function b() {}\nconst c = 1;\nexport { c };",
      "packages/store/src/a.test.ts": "export const inTests = 1;",
    });
    expect(findingsIn(root)).toEqual(["docstrings packages/store/src/a.ts:5", "docstrings packages/store/src/a.ts:7"]);
  });

  test("a file or folder whose name hides what is in it, or is not in kebab-case, is refused", () => {
    const root = aRepository({
      "packages/store/src/utils/a.ts": "",
      "packages/store/src/types.ts": "",
      "packages/store/src/DagRun.ts": "",
      "packages/store/src/dag-run.test.ts": "",
    });
    expect(findingsIn(root).sort()).toEqual([
      "file-names packages/store/src/DagRun.ts:1",
      "file-names packages/store/src/types.ts:1",
      "file-names packages/store/src/utils:1",
    ]);
  });
});

describe("words", () => {
  test.each([
    "const ctx = 1;",
    "function send(msg: string) {}",
    "const send = ({ opts: { err } }) => 1;",
    "interface Request { readonly args: string }",
    "type Handler = (req: string) => void;",
    "try {} catch (err) {}",
    "const [, db = 1, ...others] = [];",
    "const { env } = process;",
  ])("a short form is refused as a name: %s", (text) => {
    expect(findingsIn(aRepository({ "packages/store/src/a.ts": text }))).toEqual([
      "whole-words packages/store/src/a.ts:1",
    ]);
  });

  test("a short form that belongs to a library or is Airflow's public name is allowed", () => {
    const text =
      "spawn({ env: {}, args: [] });\nlibrary.args();\ninterface TaskContext { readonly ti: string; readonly env: string }";
    expect(findingsIn(aRepository({ "packages/store/src/a.ts": text }))).toEqual([]);
  });

  test("Dag is a word, in names and in comments, and not in constants", () => {
    const text = "// A DAG.\nconst parseDAG = 1;\nconst DAG_STATES = 1;";
    const found = findingsIn(aRepository({ "packages/store/src/a.ts": text })).sort();
    expect(found).toEqual(["dag-is-a-word packages/store/src/a.ts:1", "dag-is-a-word packages/store/src/a.ts:2"]);
  });

  test("deferred work names its issue and an exception from the linter its reason", () => {
    const markers = [
      "TODO",
      "TODO(#12): later",
      "oxlint-disable-next-line no-eval",
      "oxlint-disable-next-line no-eval -- it is the console",
    ];
    const text = markers.map((marker) => `// ${marker}`).join("\n");
    const found = findingsIn(aRepository({ "packages/store/src/a.ts": text }));
    expect(found).toEqual(["comment-markers packages/store/src/a.ts:1", "comment-markers packages/store/src/a.ts:3"]);
  });

  test("code that asks for the time is refused", () => {
    const text = "const a = new Date();\nconst b = new Date(0);\nconst c = Temporal.Now.instant();";
    const found = findingsIn(aRepository({ "packages/store/src/a.ts": text }));
    expect(found).toEqual([
      "time-is-passed-in packages/store/src/a.ts:1",
      "time-is-passed-in packages/store/src/a.ts:3",
    ]);
  });
});

describe("exceptions", () => {
  const file = "packages/store/src/utils.ts";

  test("an exception with its reason allows a violation", () => {
    const exceptions = [{ rule: "file-names", file, reason: "A name that a library asks for." }];
    expect(findingsIn(aRepository({ [file]: "" }, { exceptions }))).toEqual([]);
  });

  test("an exception that excepts nothing is refused", () => {
    const exceptions = [{ rule: "file-names", file, reason: "A name that a library asks for." }];
    expect(findingsIn(aRepository({}, { exceptions }))).toEqual(["exceptions architecture.json:1"]);
  });
});

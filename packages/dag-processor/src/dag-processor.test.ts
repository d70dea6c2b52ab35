import { rename } from "node:fs/promises";
import { join } from "node:path";
import { instantFromMicroseconds } from "@baram/domain";
import type { ParseResult } from "@baram/execution-api";
import { insertDagFileRequest } from "@baram/metadata-store";
import { afterEach, describe, expect, test } from "vitest";
import { aDagFile, DagProject, NOON } from "./dag-project.fixture.ts";

let project: DagProject;
afterEach(() => project.close());

test("every Dag file of the folder and the folders in it is loaded and stored", async () => {
  project = await DagProject.open({
    "dags/a.ts": aDagFile("a"),
    "dags/team/b.mjs": aDagFile("b", "c"),
    "dags/readme.md": "new Dag('none')",
  });
  await project.start();
  expect(await project.dags()).toEqual({ a: "a.ts", b: "team/b.mjs", c: "team/b.mjs" });
  expect(await project.importErrors()).toEqual([]);
});

test("a Dag begins paused when the configuration says so", async () => {
  project = await DagProject.open({ "dags/a.ts": aDagFile("a") });
  await project.start();
  const row = await project.store.reader.selectFrom("dag").selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ isPaused: 1, lastParsedAt: NOON });
});

test("the author's text is stored with the bundle", async () => {
  project = await DagProject.open({ "dags/a.ts": aDagFile("a") });
  await project.start();
  const { source } = await project.store.reader.selectFrom("dagBundle").selectAll().executeTakeFirstOrThrow();
  expect(source).toBe(aDagFile("a"));
});

describe("at the next start", () => {
  test("an unchanged folder is not loaded", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a"), "dags/b.ts": aDagFile("b") });
    await project.start();
    await project.start();
    expect(project.parses).toEqual([]);
  });

  test("a file that was only touched is not loaded", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a") });
    await project.start();
    project.write("dags/a.ts", aDagFile("a"));
    await project.start();
    expect(project.parses).toEqual([]);
  });

  test("only what changed is loaded, a change of an imported module included", async () => {
    project = await DagProject.open({
      "dags/a.ts": `import "../library/names.ts";\n${aDagFile("a")}`,
      "dags/b.ts": aDagFile("b"),
      "library/names.ts": "console.log(1);",
    });
    await project.start();
    project.write("library/names.ts", "console.log(2);");
    await project.start();
    expect(project.parses).toEqual(["a.ts"]);
  });

  test("a package of another version is a change", async () => {
    project = await DagProject.open({
      "dags/a.ts": aDagFile("a"),
      "node_modules/baram/package.json": '{ "version": "1.0.0" }',
    });
    await project.start();
    project.write("node_modules/baram/package.json", '{ "version": "1.1.0" }');
    await project.start();
    expect(project.parses).toEqual(["a.ts"]);
  });

  test("every file is loaded once more where the defaults for authors are others", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a"), "dags/b.ts": aDagFile("b") });
    await project.start();
    project.authorDefaults = { retries: 2 };
    await project.start();
    expect(project.parses.toSorted()).toEqual(["a.ts", "b.ts"]);
    await project.start();
    expect(project.parses).toEqual([]);
    project.authorDefaults = {};
    await project.start();
    expect(project.parses.toSorted()).toEqual(["a.ts", "b.ts"]);
  });

  test("a file that was loaded with other defaults and is gone has its Dags retired", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a"), "dags/b.ts": aDagFile("b") });
    await project.start();
    project.remove("dags/a.ts");
    project.authorDefaults = { retries: 2 };
    await project.start();
    expect(await project.dags()).toEqual({ b: "b.ts" });
  });

  test("a file that is gone has its Dags retired, and they come back with it", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a"), "dags/b.ts": aDagFile("b") });
    await project.start();
    project.remove("dags/a.ts");
    await project.start();
    expect(await project.dags()).toEqual({ b: "b.ts" });
    project.write("dags/a.ts", aDagFile("a"));
    await project.start();
    expect(await project.dags()).toEqual({ a: "a.ts", b: "b.ts" });
  });

  test("a file that had an import error has another chance", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a") });
    const parse = project.parse;
    project.parse = () => Promise.reject(new Error("No runner could be started."));
    await project.start();
    expect(await project.importErrors()).toMatchObject([
      { relativePath: "a.ts", errorKind: "DagProcessorError", message: expect.stringContaining("No runner") as string },
    ]);
    project.parse = parse;
    await project.start();
    expect(await project.importErrors()).toEqual([]);
    expect(await project.dags()).toEqual({ a: "a.ts" });
  });
});

describe("while it watches", () => {
  test("a changed file is live", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a") });
    await project.start();
    const dags = await project.changed(
      () => project.write("dags/a.ts", aDagFile("a", "more")),
      async () => "more" in (await project.dags()) && project.dags(),
    );
    expect(dags).toEqual({ a: "a.ts", more: "a.ts" });
  });

  test("a new file in a new folder is live", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a") });
    await project.start();
    const dags = await project.changed(
      () => project.write("dags/team/b.ts", aDagFile("b")),
      async () => "b" in (await project.dags()) && project.dags(),
    );
    expect(dags).toEqual({ a: "a.ts", b: "team/b.ts" });
    expect(project.parses).toEqual(["a.ts", "team/b.ts"]);
  });

  test("a change of a module outside of the folder loads the files that import it, and no other", async () => {
    project = await DagProject.open({
      "dags/a.ts": `import "../library/names.ts";\n${aDagFile("a")}`,
      "dags/b.ts": aDagFile("b"),
      "library/names.ts": 'new Dag("first");',
    });
    await project.start();
    project.parses.length = 0;
    await project.changed(
      () => project.write("library/names.ts", 'new Dag("second");'),
      async () => "second" in (await project.dags()),
    );
    expect(await project.dags()).toEqual({ a: "a.ts", second: "a.ts", b: "b.ts" });
    expect(project.parses).toEqual(["a.ts"]);
  });

  test("a removed file has its Dags retired", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a"), "dags/b.ts": aDagFile("b") });
    await project.start();
    await project.changed(
      () => project.remove("dags/a.ts"),
      async () => !("a" in (await project.dags())),
    );
    expect(await project.dags()).toEqual({ b: "b.ts" });
    const retired = await project.store.reader.selectFrom("dag").selectAll().where("dagId", "=", "a").execute();
    expect(retired).toHaveLength(1);
  });

  test("a renamed module is an import error until the import is renamed too", async () => {
    project = await DagProject.open({
      "dags/a.ts": `import "../library/names.ts";\n${aDagFile("a")}`,
      "library/names.ts": "console.log(1);",
    });
    await project.start();
    const library = join(project.folder, "library");
    const [error] = await project.changed(
      () => void rename(join(library, "names.ts"), join(library, "words.ts")),
      async () => {
        const errors = await project.importErrors();
        return errors.length > 0 && errors;
      },
    );
    expect(error).toMatchObject({ errorKind: "ImportError", line: 1 });
    expect(await project.dags()).toEqual({ a: "a.ts" });
    await project.changed(
      () => project.write("dags/a.ts", `import "../library/words.ts";\n${aDagFile("a")}`),
      async () => (await project.importErrors()).length === 0,
    );
    expect(await project.dags()).toEqual({ a: "a.ts" });
  });

  test("a broken file is good again as soon as the module it asks for comes", async () => {
    project = await DagProject.open({ "dags/a.ts": `import "./names.json";\n${aDagFile("a")}` });
    await project.start();
    expect(await project.importErrors()).toHaveLength(1);
    await project.changed(
      () => project.write("dags/names.json", "[]"),
      async () => "a" in (await project.dags()),
    );
    expect(await project.importErrors()).toEqual([]);
  });

  test("a file that the ignore file leaves out is retired", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a"), "dags/b.ts": aDagFile("b") });
    await project.start();
    await project.changed(
      () => project.write("dags/.baramignore", "a.ts\n"),
      async () => !("a" in (await project.dags())),
    );
    expect(await project.dags()).toEqual({ b: "b.ts" });
  });
});

describe("a Dags folder that is missing", () => {
  test("is said and waited for", async () => {
    project = await DagProject.open();
    await project.start();
    expect(project.warnings).toEqual(["The Dags folder does not exist; waiting for it"]);
    await project.changed(
      () => project.write("dags/a.ts", aDagFile("a")),
      async () => "a" in (await project.dags()),
    );
    expect(await project.dags()).toEqual({ a: "a.ts" });
  });

  test("does not retire the Dags that were loaded from it", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a") });
    await project.start();
    project.remove("dags");
    await project.start();
    expect(await project.dags()).toEqual({ a: "a.ts" });
  });
});

describe("a Dag id in two files", () => {
  test("stays with the file that was loaded first, and the other file's import error names both", async () => {
    project = await DagProject.open({ "dags/first.ts": aDagFile("same") });
    await project.start();
    project.write("dags/second.ts", aDagFile("same", "own"));
    await project.start();
    expect(await project.dags()).toEqual({ own: "second.ts", same: "first.ts" });
    const [error] = await project.importErrors();
    expect(error).toMatchObject({ relativePath: "second.ts", errorKind: "DuplicateDagIdError", line: 2 });
    expect(error?.message).toMatch(/first\.ts and second\.ts/);
    expect(error?.frame).toContain('> 2 | new Dag("same"');
  });

  test.each<[string, (dags: DagProject) => void]>([
    ["is removed", (dags) => dags.remove("dags/first.ts")],
    ["makes it no longer", (dags) => dags.write("dags/first.ts", aDagFile("other"))],
  ])("goes to the other file when the first one %s", async (_what, act) => {
    project = await DagProject.open({ "dags/first.ts": aDagFile("same") });
    await project.start();
    project.write("dags/second.ts", aDagFile("same"));
    await project.start();
    await project.changed(
      () => act(project),
      async () => (await project.dags())["same"] === "second.ts",
    );
    expect(await project.importErrors()).toEqual([]);
  });
});

test("loading everything again is for what is not watched", async () => {
  project = await DagProject.open({ "dags/a.ts": aDagFile("a"), "dags/b.ts": aDagFile("b") });
  const processor = await project.start();
  project.parses.length = 0;
  await processor.reserialize();
  expect(project.parses.toSorted()).toEqual(["a.ts", "b.ts"]);
  await processor.processFile("b.ts");
  expect(project.parses.at(-1)).toBe("b.ts");
});

test("a file that a person asks for is loaded again, also one that was asked for while no processor ran", async () => {
  project = await DagProject.open({ "dags/a.ts": aDagFile("a"), "dags/b.ts": aDagFile("b") });
  const ask = (relativePath: string) =>
    project.store.transaction((transaction) =>
      insertDagFileRequest(transaction, { relativePath, now: instantFromMicroseconds(0) }),
    );
  await ask("a.ts");
  await project.start();
  expect(project.parses.toSorted()).toEqual(["a.ts", "a.ts", "b.ts"]);
  await project.changed(
    () => void ask("b.ts"),
    async () => project.parses.length === 4,
  );
  expect(project.parses.at(-1)).toBe("b.ts");
});

test("a version is made only when the content changes", async () => {
  project = await DagProject.open({ "dags/a.ts": aDagFile("a") });
  const processor = await project.start();
  await processor.reserialize();
  const versions = () => project.store.reader.selectFrom("dagVersion").select("versionNumber").execute();
  expect(await versions()).toHaveLength(1);
  project.write("dags/a.ts", `${aDagFile("a")}\n// A word more.`);
  await processor.reserialize();
  expect(await versions()).toHaveLength(2);
});

test("a runner that sends something else than Dags is an import error, and no other file notices", async () => {
  project = await DagProject.open({ "dags/a.ts": aDagFile("a"), "dags/b.ts": aDagFile("b") });
  const parse = project.parse;
  project.parse = (request, options) =>
    request.relativePath === "a.ts"
      ? Promise.resolve({ kind: "parsed", dags: [{ dagId: "a" } as never], warnings: [], templateFiles: [] })
      : parse(request, options);
  await project.start();
  expect(await project.importErrors()).toMatchObject([{ relativePath: "a.ts", errorKind: "InvalidSerializedDag" }]);
  expect(await project.dags()).toEqual({ b: "b.ts" });
});

describe("a file that takes long to load", () => {
  const timeout: ParseResult = {
    kind: "failed",
    error: { message: "too long", errorKind: "DagFileTimeout", line: null, column: null, frame: null, stack: null },
  };

  test("is tried for a short time first, and then, after the others, for as long as it may take", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a"), "dags/b.ts": aDagFile("b") });
    const parse = project.parse;
    const limits: number[] = [];
    project.parse = (request, options) => {
      if (request.relativePath === "b.ts") return parse(request, options);
      limits.push(options.timeoutSeconds);
      return options.timeoutSeconds < 20 ? Promise.resolve(timeout) : parse(request, options);
    };
    await project.start();
    expect(limits).toEqual([3, 20]);
    expect(await project.dags()).toEqual({ a: "a.ts", b: "b.ts" });
  });

  test("is an import error when that was not enough either", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("a") });
    project.parse = () => Promise.resolve(timeout);
    await project.start();
    expect(project.parses).toEqual(["a.ts", "a.ts"]);
    expect(await project.importErrors()).toMatchObject([{ relativePath: "a.ts", errorKind: "DagFileTimeout" }]);
  });

  test("is given up as soon as it changes, and its new content is live", async () => {
    project = await DagProject.open({ "dags/a.ts": aDagFile("endless") });
    const { parse } = project;
    const begun = signalOfFirstParse();
    const starting = project.start();
    await begun;
    project.parse = parse;
    await project.changed(
      () => project.write("dags/a.ts", aDagFile("a")),
      async () => "a" in (await project.dags()),
    );
    await starting;
    expect(await project.importErrors()).toEqual([]);
  });
});

/** Loading does not end until it is given up. Resolves when it begins. */
function signalOfFirstParse(): Promise<void> {
  return new Promise((resolve) => {
    project.parse = (_request, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason as Error));
        resolve();
      });
  });
}

test("stopping gives up what is under way and records nothing about it", async () => {
  project = await DagProject.open({ "dags/a.ts": aDagFile("a") });
  const begun = signalOfFirstParse();
  const starting = project.start();
  await begun;
  await project.stop();
  await starting;
  expect(await project.importErrors()).toEqual([]);
});

import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { instantFromMicroseconds } from "@baram/domain";
import { RunnerPool } from "@baram/runner-pool";
import { afterAll, afterEach, expect, test } from "vitest";
import { DagProject } from "./dag-project.fixture.ts";

// Processes run what was built.
const PACKAGES = new URL("../../", import.meta.url);
const RUNNER_ENTRY = fileURLToPath(new URL("runner/dist/main.js", PACKAGES));
const silent = () => undefined;

const pool = new RunnerPool({
  runnerEntry: RUNNER_ENTRY,
  warm: 1,
  maximum: 2,
  startsAtOnce: 2,
  memoryLimitMegabytes: 60,
  environment: process.env,
  workingDirectory: fileURLToPath(PACKAGES),
  clock: { now: () => instantFromMicroseconds(Math.round(performance.now() * 1000)) },
  logger: { debug: silent, info: silent, warn: silent, error: silent },
});
let project: DagProject;

afterEach(() => project.close());
afterAll(() => pool.stop());

const GOOD = 'import { Dag } from "baram";\nnew Dag("good", { schedule: null });';

/** A project whose Dag files are loaded by real runners, with one good Dag file among others. */
async function load(files: Readonly<Record<string, string>>, parseTimeoutSeconds = 20): Promise<void> {
  project = await DagProject.open({ "dags/good.ts": GOOD, ...files });
  symlinkSync(fileURLToPath(new URL("baram", PACKAGES)), join(project.folder, "node_modules/baram"));
  project.parse = (request, options) => pool.parseDagFile(request, options);
  project.parseTimeoutSeconds = parseTimeoutSeconds;
  await project.start();
}

/** Lines 1 and 2 make a Dag; `statements` begin on line 3. */
function aFileWith(statements: string): string {
  return `import { Dag, EmptyOperator } from "baram";
const dag = new Dag("bad", { schedule: null });
${statements}`;
}

test("a Dag travels from the author's TypeScript to the store", async () => {
  await load({
    "library/names.ts": 'export const DAG_ID: string = "from_the_library";',
    "dags/team/dag.ts": `import { Dag } from "baram";
import { DAG_ID } from "../../library/names.ts";

new Dag(DAG_ID, { schedule: "@daily", startDate: "2024-01-01", tags: ["x"] }, (dag) => {
  dag.task(function extract() {})().before(dag.task("load", () => {})());
});`,
  });
  expect(await project.importErrors()).toEqual([]);
  expect(await project.dags()).toEqual({ from_the_library: "team/dag.ts", good: "good.ts" });
  const { data } = await project.store.reader
    .selectFrom("serializedDag")
    .innerJoin("dagVersion", "dagVersion.id", "serializedDag.dagVersionId")
    .select("data")
    .where("dagId", "=", "from_the_library")
    .executeTakeFirstOrThrow();
  expect(JSON.parse(data)).toMatchObject({
    sourceLine: 4,
    tasks: [{ taskId: "extract", downstreamTaskIds: ["load"] }, { taskId: "load" }],
  });
});

test("the template files that operators name travel with the Dag, those in mapped options and other templates too", async () => {
  await load({
    "dags/templates.ts": `import { BashOperator, Dag } from "baram";
new Dag("templates", { schedule: null, templateSearchPath: ["scripts"] }, () => {
  new BashOperator({ taskId: "one", bashCommand: "one.sh", env: { QUERY: "{% include 'env.txt' %}" } });
  BashOperator.partial({ taskId: "two" }).expand({ bashCommand: ["two.sh", "echo plain"] });
});`,
    "dags/one.sh": "echo one",
    "dags/scripts/two.sh": "{% extends 'base.sh' %}",
    "dags/scripts/base.sh": "echo base",
    "dags/scripts/env.txt": "SELECT 1",
  });
  expect(await project.importErrors()).toEqual([]);
  const { module } = await project.store.reader
    .selectFrom("dagFile")
    .innerJoin("dagBundle", "dagBundle.hash", "dagFile.bundleHash")
    .select("module")
    .where("dagFile.relativePath", "=", "templates.ts")
    .executeTakeFirstOrThrow();
  const [, carried = '"[]"'] = /export const __baramTemplateFiles = JSON\.parse\((.*)\);/.exec(module) ?? [];
  expect(JSON.parse(JSON.parse(carried) as string)).toEqual([
    ["one.sh", "echo one"],
    ["scripts/base.sh", "echo base"],
    ["scripts/env.txt", "SELECT 1"],
    ["scripts/two.sh", "{% extends 'base.sh' %}"],
  ]);
});

test.each<[string, { text: string; errorKind: string; message: string; line: number; framed: string }]>([
  [
    "a syntax error",
    {
      text: aFileWith("const = 1;"),
      errorKind: "SyntaxError",
      message: "Expected identifier but found",
      line: 3,
      framed: "const = 1;",
    },
  ],
  [
    "a throw",
    {
      text: aFileWith('interface Settings {\n  a: string;\n}\nthrow new TypeError("no settings" satisfies string);'),
      errorKind: "TypeError",
      message: "no settings",
      line: 6,
      framed: 'throw new TypeError("no settings"',
    },
  ],
  [
    "process.exit",
    {
      text: aFileWith("\nprocess.exit(3);"),
      errorKind: "ProcessExit",
      message: "exited with code 3",
      line: 4,
      framed: "process.exit(3);",
    },
  ],
  [
    "a cycle",
    {
      text: aFileWith(
        'const [a, b] = ["a", "b"].map((taskId) => dag.task(taskId, () => {})());\na?.before(b!);\nb?.before(a!);',
      ),
      errorKind: "DagCycleError",
      message: "a → b → a",
      line: 2,
      framed: 'new Dag("bad"',
    },
  ],
  [
    "a task id that is used twice",
    {
      text: aFileWith('new EmptyOperator({ dag, taskId: "same" });\nnew EmptyOperator({ dag, taskId: "same" });'),
      errorKind: "DuplicateTaskIdError",
      message: 'the task id "same" is already that of a task',
      line: 4,
      framed: 'taskId: "same"',
    },
  ],
  [
    "a Dag id that is used twice in the file",
    {
      text: aFileWith('new Dag("bad", { schedule: null });'),
      errorKind: "DuplicateDagIdError",
      message: "the file makes two Dags of this id",
      line: 2,
      framed: 'new Dag("bad"',
    },
  ],
  [
    "a package that is not installed",
    {
      text: `import { missing } from "a-package-that-is-missing";\n${aFileWith("missing();")}`,
      errorKind: "Error",
      message: "a-package-that-is-missing",
      line: 1,
      framed: "a-package-that-is-missing",
    },
  ],
])("%s is an import error at its place in the author's source, and no other file notices", async (_what, expected) => {
  const { text, errorKind, message, line, framed } = expected;
  await load({ "dags/bad.ts": text });
  const [error, ...others] = await project.importErrors();
  expect(others).toEqual([]);
  expect(error).toMatchObject({ relativePath: "bad.ts", errorKind, line });
  expect(error?.message).toContain(message);
  const marked = error?.frame?.split("\n").find((frameLine) => frameLine.startsWith(`> ${line} |`));
  expect(marked).toContain(framed);
  expect(error?.frame?.split("\n")[0]).toMatch(/^bad\.ts:/);
  expect(await project.dags()).toEqual({ good: "good.ts" });
});

test("an endless loop is stopped after the time that a file may take, and no other file notices", async () => {
  await load({ "dags/bad.ts": aFileWith("for (;;) {}") }, 1);
  expect(await project.importErrors()).toMatchObject([
    {
      relativePath: "bad.ts",
      errorKind: "DagFileTimeout",
      message: expect.stringContaining("longer than 1 s") as string,
    },
  ]);
  expect(await project.dags()).toEqual({ good: "good.ts" });
});

test("running out of memory is an import error, and no other file notices", async () => {
  await load({ "dags/bad.ts": aFileWith("const all = [];\nfor (;;) all.push(new Array(10_000).fill(all.length));") });
  expect(await project.importErrors()).toMatchObject([{ relativePath: "bad.ts", errorKind: "OutOfMemory" }]);
  expect(await project.dags()).toEqual({ good: "good.ts" });
});

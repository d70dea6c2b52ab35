import { afterAll, beforeAll, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";

let project: AuthorProject;

beforeAll(() => {
  project = new AuthorProject({ memoryLimitMegabytes: 60 });
});
afterAll(() => project.remove());

/** Line 3 of the file is the first line of `statements`. */
function file(statements: string): string {
  return `import { Dag, DagError } from "baram";
new Dag("dag", { schedule: null, startDate: "2024-01-01" });
${statements}`;
}

async function failureOf(source: string, timeoutSeconds?: number) {
  const result = await project.parse(project.bundle(source), timeoutSeconds);
  if (result.kind === "parsed") throw new Error("The file was loaded without an error.");
  return result.error;
}

test("every Dag of a file is given, in the order in which they were made", async () => {
  const bundle = project.bundle(`import { Dag } from "baram";
for (const dagId of ["b", "a"]) new Dag(dagId, { schedule: null, startDate: "2024-01-01" });`);
  const result = await project.parse(bundle);
  expect(result).toMatchObject({ kind: "parsed", dags: [{ dagId: "b", sourceLine: 2 }, { dagId: "a" }], warnings: [] });
});

test("a file without a Dag says so", async () => {
  expect(await project.parse(project.bundle("export const nothing = 1;"))).toEqual({
    kind: "parsed",
    dags: [],
    templateFiles: [],
    warnings: ["dag.ts makes no Dag."],
  });
});

test("a thrown error is told with its line, its column, a frame and the author's stack", async () => {
  const error = await failureOf(
    file("\nfunction readSettings() {\n  throw new TypeError('no settings');\n}\nreadSettings();"),
  );
  expect(error).toMatchObject({ errorKind: "TypeError", message: "no settings", line: 5 });
  expect(error.frame).toContain("> 5 |   throw new TypeError('no settings');");
  expect(error.stack?.split("\n")).toHaveLength(2);
});

test("a mistake in a Dag is told at the place where it was made", async () => {
  const error = await failureOf(file(`new Dag("other", { schedule: "every monday", startDate: "2024-01-01" });`));
  expect(error).toMatchObject({ errorKind: "InvalidOptionError", line: 3 });
});

test("a cycle is told at its Dag", async () => {
  const error = await failureOf(
    file(`const dag = new Dag("other", { schedule: null, startDate: "2024-01-01" });
const [a, b] = ["a", "b"].map((taskId) => dag.task(taskId, () => {})());
a.before(b);
b.before(a);`),
  );
  expect(error).toMatchObject({ errorKind: "DagCycleError", line: 3 });
});

test("two Dags of one id are told", async () => {
  const error = await failureOf(file(`new Dag("dag", { schedule: null, startDate: "2024-01-01" });`));
  expect(error).toMatchObject({ errorKind: "DuplicateDagIdError", line: 2 });
});

test("a name that a package does not export is told at its import", async () => {
  const error = await failureOf(`import { Dag, Dagg } from "baram";\nnew Dagg();`);
  expect(error).toMatchObject({ errorKind: "SyntaxError", line: 1 });
  expect(error.message).toContain("does not provide an export named 'Dagg'");
});

test("a package that is not installed is told at its import", async () => {
  const error = await failureOf(file(`import pg from "not-installed";`));
  expect(error).toMatchObject({ line: 3 });
  expect(error.message).toContain("Cannot find package 'not-installed'");
});

test("process.exit while loading is told with its line", async () => {
  const error = await failureOf(file("\nprocess.exit(3);"));
  expect(error).toMatchObject({ errorKind: "ProcessExit", line: 4 });
  expect(error.message).toContain("exited with code 3");
});

test("an endless loop is stopped after the time a file may take", async () => {
  const error = await failureOf(file("\nfunction spin() {\n  for (;;);\n}\nspin();"), 2);
  expect(error).toMatchObject({ errorKind: "DagFileTimeout", line: 5 });
  expect(error.message).toContain("took longer than 2 s");
  expect(error.frame).toContain(">");
});

test("where a file loops is told after its own time, however long a file before it in the runner might have taken", async () => {
  const alone = new AuthorProject({ maximum: 1 });
  try {
    // Long enough for the thread that watches to be there, and to wait for the time of this one.
    const slow = alone.bundle(file("await new Promise((resolve) => setTimeout(resolve, 500));"));
    expect(await alone.parse(slow, 60)).toMatchObject({ kind: "parsed" });
    const result = await alone.parse(alone.bundle(file("for (;;);")), 1);
    expect(result).toMatchObject({ kind: "failed", error: { errorKind: "DagFileTimeout", line: 3 } });
  } finally {
    await alone.remove();
  }
});

test("a file that waits for what never comes is stopped after the time it may take", async () => {
  const error = await failureOf(file("await new Promise(() => {});"), 0.2);
  expect(error).toMatchObject({ errorKind: "DagFileTimeout", line: null });
});

test("a file that needs more memory than it may have is told so", async () => {
  const error = await failureOf(file("const rows = [];\nfor (;;) rows.push({ row: rows.length });"));
  expect(error.errorKind).toBe("OutOfMemory");
});

test("an error that nobody awaits while the file loads is its import error", async () => {
  const error = await failureOf(
    file("Promise.reject(new Error('lost'));\nawait new Promise((resolve) => setTimeout(resolve, 20));"),
  );
  expect(error).toMatchObject({ message: "lost", line: 3 });
});

test("a bad file leaves the next one unharmed", async () => {
  await failureOf(file("process.exit(1);"));
  expect((await project.parse(project.bundle(file("")))).kind).toBe("parsed");
});

test("loading that is called off rejects with the reason", async () => {
  const calling = new AbortController();
  const bundle = project.bundle(file("for (;;);"));
  const parsing = project.pool.parseDagFile(
    { bundle, relativePath: "dag.ts" },
    { timeoutSeconds: 20, signal: calling.signal },
  );
  calling.abort(new Error("shutting down"));
  await expect(parsing).rejects.toThrow("shutting down");
});

import { existsSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";
import type { RunningServer } from "./baram-process.fixture.ts";

let project: AuthorProject;
afterEach(() => project.remove());

/** A Dag whose callbacks write a line each into `told.txt`. */
function tellingDag(work: string, more = ""): string {
  return `import { appendFileSync } from "node:fs";
import { Dag } from "baram";
const tell = (who) => ({ reason, state, exception, ti }) =>
  appendFileSync("told.txt", [who, reason, state, ti.taskId, exception?.message ?? "-"].join(" ") + "\\n");
const dag = new Dag("telling", { schedule: null, onSuccessCallback: tell("dag"), onFailureCallback: tell("dag") ${more} });
dag.task("work", async () => { ${work} }, {
  onSuccessCallback: tell("task"), onFailureCallback: tell("task"),
})({});
`;
}

function told(): readonly string[] {
  const path = join(project.folder, "told.txt");
  return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
}

/** Resolves when so many lines have been written. */
function untilTold(count: number): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const watcher = watch(project.folder, () => {
      if (told().length < count) return;
      watcher.close();
      resolve(told());
    });
    if (told().length < count) return;
    watcher.close();
    resolve(told());
  });
}

/** A server answers before it has loaded every file. */
const TRIGGERS_MAXIMUM = 20;

/** Starts a server, and triggers the Dag as soon as it is known. */
async function startAndTrigger(environment: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const server = await project.startServer({ BARAM__CORE__DAGS_ARE_PAUSED_AT_CREATION: "False", ...environment });
  for (let tries = 0; tries < TRIGGERS_MAXIMUM; tries += 1) {
    const { exitCode } = await project.run(["dags", "trigger", "telling"]);
    if (exitCode === 0) return server;
  }
  throw new Error("The server does not know the Dag.");
}

test("callbacks of a task and of its Dag are told of a success, in this order", async () => {
  project = new AuthorProject({ "telling.ts": tellingDag("return 1;") });
  await startAndTrigger();
  expect(await untilTold(2)).toEqual(["task  success work -", "dag success success work -"]);
});

test("a task whose process ends has its callbacks told by another one", async () => {
  project = new AuthorProject({ "telling.ts": tellingDag("process.exit(3);") });
  await startAndTrigger();
  const lines = await untilTold(2);
  expect(lines.toSorted()).toEqual([
    "dag task_failure failed work -",
    expect.stringMatching(/^task {2}failed work The runner process exited with code 3/),
  ]);
});

test("what a killed server has not told is told by the next", async () => {
  const slow = "await new Promise((resolve) => setTimeout(resolve, 60_000))";
  const callback = `async (context) => { if (process.env.SLOW === "yes") ${slow}; tell("dag")(context); }`;
  const text = tellingDag("return 1;").replace('onSuccessCallback: tell("dag")', `onSuccessCallback: ${callback}`);
  project = new AuthorProject({ "telling.ts": text });
  const server = await startAndTrigger({ SLOW: "yes" });
  await untilTold(1);
  await server.crash();
  expect(told()).toEqual(["task  success work -"]);

  await project.startServer({ SLOW: "no" });
  expect(await untilTold(2)).toEqual(["task  success work -", "dag success success work -"]);
});

import { existsSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";

const LISTENER = `import { appendFileSync } from "node:fs";
import type { Listener } from "baram";
const write = (line: string) => appendFileSync("heard.txt", line + "\\n");
export const listener: Listener = {
  onStarting: ({ component }) => { if (component === "SchedulerJob") write("starting"); },
  beforeStopping: ({ component }) => { if (component === "SchedulerJob") write("stopping"); },
  onTaskInstanceRunning: ({ taskInstance }) => write("running " + taskInstance.taskId),
  onTaskInstanceFailed: ({ taskInstance, error }) => write("failed " + taskInstance.taskId + " " + error),
  onDagRunFailed: async ({ dagRun, message }) => {
    if (process.env["SLOW"] === "yes") { write("waiting"); await new Promise((resolve) => setTimeout(resolve, 60_000)); }
    write("run " + dagRun.state + " " + message);
  },
};
`;
const DAG = `import { Dag } from "baram";
const dag = new Dag("broken", { schedule: null });
dag.task("work", () => { throw new RangeError("no room"); })({});
`;

let project: AuthorProject;
afterEach(() => project.remove());

function heard(): readonly string[] {
  const path = join(project.folder, "heard.txt");
  return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
}

/** Resolves when the listener has written a line. */
function untilHeard(line: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(project.folder, look);
    function look(): void {
      if (!heard().includes(line)) return;
      watcher.close();
      resolve();
    }
    look();
  });
}

/** A server answers before it has loaded every file. */
const TRIGGERS_MAXIMUM = 20;

async function startServer(environment: Readonly<Record<string, string>> = {}) {
  return project.startServer({
    BARAM__CORE__LISTENERS: "listeners/writes.ts",
    BARAM__CORE__DAGS_ARE_PAUSED_AT_CREATION: "False",
    ...environment,
  });
}

async function trigger(): Promise<void> {
  for (let tries = 0; tries < TRIGGERS_MAXIMUM; tries += 1) {
    const { exitCode } = await project.run(["dags", "trigger", "broken"]);
    if (exitCode === 0) return;
  }
  throw new Error("The server does not know the Dag.");
}

test("a listener of the project hears of the server's life and of runs; what a killed one has not told the next tells", async () => {
  project = new AuthorProject({ "broken.ts": DAG });
  project.write("listeners/writes.ts", LISTENER);
  const server = await startServer({ SLOW: "yes" });
  await trigger();
  await untilHeard("waiting");
  await server.crash();
  const before = ["starting", "running work", "failed work RangeError: no room", "waiting"];
  expect(heard()).toEqual(expect.arrayContaining(before));
  expect(heard()).not.toContain("run failed task_failure");

  const next = await startServer({ SLOW: "no" });
  await untilHeard("run failed task_failure");
  await next.stop();
  expect(heard().filter((line) => line === "stopping")).toEqual(["stopping"]);
});

test("a listener that is not there keeps the server from starting, and is named", async () => {
  project = new AuthorProject({});
  const environment = { BARAM__CORE__LISTENERS: "listeners/none.ts" };
  const { exitCode, errors } = await project.run(["standalone"], { environment });
  expect(exitCode).toBe(1);
  expect(errors).toContain('BARAM__CORE__LISTENERS is "listeners/none.ts"');
});

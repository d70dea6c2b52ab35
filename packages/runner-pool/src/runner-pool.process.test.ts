import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthorProject, eventually, isAlive } from "./author-project.fixture.ts";

let project: AuthorProject;

beforeEach(() => {
  project = new AuthorProject();
});
afterEach(() => project.remove());

const IDLE = `dag.task("task", () => {})();`;

test("a runner is used again, and one that has the bundle loaded is preferred", async () => {
  const bundle = project.dagFile(IDLE);
  const first = await project.run(project.workload(bundle));
  const other = await project.run(project.workload(project.dagFile(IDLE)));
  const again = await project.run(project.workload(bundle));
  expect(other.processId).toBe(first.processId);
  expect(again.processId).toBe(first.processId);
});

test("attempts that run at once have a runner each, up to the maximum", async () => {
  const arrivals = join(project.folder, "arrivals");
  mkdirSync(arrivals);
  // Each attempt waits until another one has begun, however long a second runner takes to start.
  const bundle = project.dagFile(`
    const { readdirSync, writeFileSync } = process.getBuiltinModule("node:fs");
    dag.task("task", async () => {
      writeFileSync(${JSON.stringify(`${arrivals}/`)} + Math.random(), "");
      while (readdirSync(${JSON.stringify(arrivals)}).length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    })();`);
  const reports = await Promise.all([1, 2, 3, 4].map(() => project.run(project.workload(bundle))));
  expect(reports.map(({ outcome }) => outcome.kind)).toEqual(["success", "success", "success", "success"]);
  expect(new Set(reports.map(({ processId }) => processId)).size).toBe(2);
});

test("an attempt that asks for a process of its own gets a fresh one that is used once", async () => {
  const bundle = project.dagFile(IDLE);
  const shared = await project.run(project.workload(bundle));
  const isolated = await project.run(project.workload(bundle, { isolation: "process" }));
  const next = await project.run(project.workload(bundle));
  expect(isolated.processId).not.toBe(shared.processId);
  expect(next.processId).not.toBe(isolated.processId);
});

test("a runner is replaced after its number of attempts", async () => {
  await project.remove();
  project = new AuthorProject({ attemptsPerRunner: 2 });
  const bundle = project.dagFile(IDLE);
  const processIds: (number | null)[] = [];
  for (let count = 0; count < 4; count++) processIds.push((await project.run(project.workload(bundle))).processId);
  expect(processIds[1]).toBe(processIds[0]);
  expect(processIds[2]).not.toBe(processIds[1]);
  expect(processIds[3]).toBe(processIds[2]);
});

test.each([
  ["a timer", "setInterval(() => {}, 1000);"],
  ["a changed working directory", 'process.chdir("/");'],
  ["changed environment variables", 'process.env.LEFT = "behind";'],
])("a runner is replaced when an attempt left %s behind", async (leftover, statement) => {
  const report = await project.runTask(`dag.task("task", () => { ${statement} })();`);
  expect(report.outcome.kind).toBe("success");
  expect(project.replacements).toEqual([`its work left behind: ${leftover}`]);
});

test("process.exit in a task fails the attempt with its line, and what was logged before is kept", async () => {
  const bundle = project.dagFile(`dag.task("task", () => {
    console.log("before");
    process.exit(3);
  })();`);
  const workload = project.workload(bundle);
  const report = await project.run(workload);
  expect(report.outcome).toEqual({
    kind: "failed",
    message: "The runner process exited with code 3: author code, or a library it uses, called process.exit at line 5.",
    mayRetry: true,
  });
  const lines = await project.log(workload, "exited with code");
  expect(lines.map(({ message }) => message)).toContain("before");
});

test("a killed runner fails its attempt at once and takes its children with it", async () => {
  const bundle = project.dagFile(`new BashOperator({ taskId: "task", bashCommand: "echo child $$; sleep 1000" });`);
  const workload = project.workload(bundle);
  let runner = 0;
  const attempt = project.run(workload, { onStarted: (processId) => (runner = processId) });
  const [, childText] = /child (\d+)/.exec(JSON.stringify(await project.log(workload, "child "))) ?? [];
  process.kill(runner, "SIGKILL");
  const report = await attempt;
  expect(report.outcome).toHaveProperty("message", expect.stringContaining("killed by SIGKILL"));
  expect(await eventually(() => !isAlive(Number(childText)))).toBe(true);
});

test("a stopped attempt may clean up, its children end, and the reason is told", async () => {
  const bundle = project.dagFile(
    `new BashOperator({ taskId: "task", bashCommand: "echo child $$; sleep 1000 & wait" });`,
  );
  const workload = project.workload(bundle);
  const stopping = new AbortController();
  const attempt = project.run(workload, { signal: stopping.signal });
  const [, childText] = /child (\d+)/.exec(JSON.stringify(await project.log(workload, "child "))) ?? [];
  stopping.abort(new Error("the task instance was cleared"));
  const report = await attempt;
  expect(report.outcome).toMatchObject({ message: "The attempt was stopped: the task instance was cleared" });
  expect(await eventually(() => !isAlive(Number(childText)))).toBe(true);
});

test("an attempt that ignores TERM is killed after the grace", async () => {
  const bundle = project.dagFile(
    `dag.task("task", () => { console.log("begun"); return new Promise((resolve) => setTimeout(resolve, 60000)); })();`,
  );
  const workload = project.workload(bundle);
  const stopping = new AbortController();
  const attempt = project.run(workload, { signal: stopping.signal, graceSeconds: 0.05 });
  await project.log(workload, "begun");
  stopping.abort(new Error("enough"));
  expect((await attempt).outcome.kind).toBe("failed");
});

test("an execution timeout ends an attempt from inside", async () => {
  const report = await project.runTask(
    `dag.task("task", () => new Promise((resolve) => setTimeout(resolve, 60000)))();`,
    {
      executionTimeoutSeconds: 0.1,
    },
  );
  expect(report.outcome).toMatchObject({ kind: "failed", mayRetry: true });
  expect(report.outcome).toHaveProperty("message", expect.stringContaining("execution timeout of 0.1 s"));
});

test("author code that blocks its event loop is timed out from outside", async () => {
  await project.remove();
  project = new AuthorProject({ timeoutGraceSeconds: 0.1 });
  const bundle = project.dagFile(`dag.task("task", () => { for (;;); })();`);
  const report = await project.run(project.workload(bundle, { executionTimeoutSeconds: 0.1 }), { graceSeconds: 0.1 });
  expect(report.outcome).toHaveProperty("message", expect.stringContaining("execution timeout of 0.1 s"));
});

test("an attempt that needs more memory than it may have fails with that sentence", async () => {
  await project.remove();
  project = new AuthorProject({ memoryLimitMegabytes: 40 });
  const report = await project.runTask(
    `dag.task("task", () => { const rows = []; for (;;) rows.push({ row: rows.length }); })();`,
  );
  expect(report.outcome).toMatchObject({
    message:
      "The runner process ran out of memory: author code needed more than the 40 MB of heap that a runner may use.",
  });
});

test.each([
  ["printed", "for (let count = 0; count < 100; count++) console.log(line);"],
  ["written past the capturing", "for (let count = 0; count < 100; count++) fs.writeSync(1, line);"],
])(
  "a flood of 100 MB that is %s is cut and neither fills the memory nor stops the attempt",
  async (_how, statement) => {
    const before = process.memoryUsage.rss();
    const bundle = project.bundle(`import { Dag } from "baram";
import fs from "node:fs";
new Dag("dag", { schedule: null, startDate: "2024-01-01" }, (dag) => {
  dag.task("task", () => { const line = ("x".repeat(1023) + "\\n").repeat(1024); ${statement} })();
});`);
    const workload = project.workload(bundle);
    const report = await project.run(workload);
    expect(report.outcome.kind).toBe("success");
    await project.log(workload, "reached its limit");
    const { size } = statSync(join(project.logFolder, workload.logPath));
    expect(size).toBeGreaterThan(49 * 1024 * 1024);
    expect(size).toBeLessThan(51 * 1024 * 1024);
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1024 * 1024);
  },
);

test("a runner that cannot start fails the attempt with what it said", async () => {
  await project.remove();
  project = new AuthorProject({ runnerEntry: "/nowhere/main.js" });
  const report = await project.runTask(IDLE);
  expect(report.outcome).toHaveProperty("message", expect.stringContaining("No runner could be started"));
  expect(report.processId).toBeNull();
});

test("a stopped pool leaves no process behind", async () => {
  const { processId } = await project.runTask(IDLE);
  await project.pool.stop();
  expect(isAlive(Number(processId))).toBe(false);
  expect(project.pool.size).toBe(0);
});

test.each([
  ["waits", "return new Promise((resolve) => setTimeout(resolve, 60000));"],
  ["blocks its event loop", "for (;;);"],
])("when the pool's process is killed, a runner whose author code %s dies too", async (_what, statement) => {
  const marker = join(project.folder, "runner.pid");
  const bundle = project.bundle(`import { Dag } from "baram";
import fs from "node:fs";
new Dag("dag", { schedule: null, startDate: "2024-01-01" }, (dag) => {
  dag.task("task", () => { fs.writeFileSync(${JSON.stringify(marker)}, String(process.pid)); ${statement} })();
});`);
  const workload = project.workload(bundle);
  const script = join(project.folder, "pool.mjs");
  writeFileSync(script, poolScript(workload));
  const pool = spawn(process.execPath, [script], { stdio: "inherit" });
  const processId = await eventually(() => {
    try {
      // The file is there before what is written into it.
      return Number(readFileSync(marker, "utf8")) || null;
    } catch {
      return null;
    }
  });
  pool.kill("SIGKILL");
  await once(pool, "exit");
  expect(await eventually(() => !isAlive(processId))).toBe(true);
});

/** A process with nothing but a pool in it, as it was built. */
function poolScript(workload: unknown): string {
  const packages = new URL("../../", import.meta.url);
  return `import { RunnerPool } from ${JSON.stringify(new URL("runner-pool/dist/index.js", packages).href)};
const silent = () => {};
const pool = new RunnerPool({
  runnerEntry: ${JSON.stringify(new URL("runner/dist/main.js", packages).pathname)},
  warm: 1, maximum: 1, startsAtOnce: 1, environment: process.env, workingDirectory: ${JSON.stringify(project.folder)},
  clock: { now: () => Date.now() * 1000 },
  logger: { debug: silent, info: silent, warn: silent, error: silent },
});
await pool.runAttempt(${JSON.stringify(workload)}, {
  logFolder: ${JSON.stringify(project.logFolder)}, graceSeconds: 5,
  answer: async () => ({ kind: "answer", answer: null }),
});
`;
}

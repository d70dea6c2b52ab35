import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { MetadataStore } from "@baram/metadata-store";
import { createTestDatabase } from "@baram/metadata-store/fixture";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** How many kills a test run makes; more by hand, through the environment. */
const KILLS = Number(process.env["BARAM_CRASH_KILLS"] ?? "4");
const TASKS = 30;

/** Thirty tasks in three rows of ten, some of which fail at their first try; each says when it began and ended. */
const DAG_FILE = `
import { appendFileSync } from "node:fs";
import { Dag } from "baram";

export default new Dag("crash", { schedule: null, isPausedUponCreation: false }, (dag) => {
  let above = [];
  for (let row = 0; row < 3; row += 1) {
    const tasks = Array.from({ length: 10 }, (_, index) =>
      dag.task(
        \`task_\${row}_\${index}\`,
        async (_inputs, { ti }) => {
          appendFileSync(process.env.CRASH_JOURNAL, \`began \${ti.runId} \${ti.taskId} \${ti.tryNumber}\\n\`);
          await new Promise((resolve) => setTimeout(resolve, 20));
          if (index % 4 === 0 && ti.tryNumber === 1) throw new Error("The first try of this task fails.");
        },
        { retries: 50, retryDelay: { seconds: 0.02 } },
      )(),
    );
    for (const task of tasks) if (above.length > 0) task.after(...above);
    above = tasks;
  }
});
`;

let folder: string;
let server: ChildProcess | null = null;
/** Of the PostgreSQL database; empty for SQLite. */
let databaseUrl = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-crash-"));
  mkdirSync(join(folder, "dags"));
  writeFileSync(join(folder, "package.json"), '{ "name": "crash", "private": true, "type": "module" }');
  writeFileSync(join(folder, "dags/crash.ts"), DAG_FILE);
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
});

afterEach(() => {
  server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Starts standalone and waits until it says where it is. */
async function start(): Promise<{ readonly address: string; readonly token: string }> {
  rmSync(join(folder, ".baram/server.json"), { force: true });
  server = spawn(process.execPath, [join(ROOT, "packages/baram/bin/baram.js"), "standalone"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      BARAM__API__PORT: "0",
      BARAM__LOGGING__LEVEL: "error",
      CRASH_JOURNAL: join(folder, "journal"),
      ...(databaseUrl === "" ? {} : { BARAM__DATABASE__URL: databaseUrl }),
    },
  });
  for (;;) {
    if (server.exitCode !== null) throw new Error(`Standalone ended with code ${server.exitCode}.`);
    try {
      return JSON.parse(readFileSync(join(folder, ".baram/server.json"), "utf8"));
    } catch {
      await pause(10);
    }
  }
}

async function trigger({ address, token }: { readonly address: string; readonly token: string }): Promise<void> {
  for (;;) {
    const reply = await fetch(`${address}/api/v1/dags/crash/dagRuns`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: "{}",
    });
    if (reply.ok) return;
    // Until its file has been loaded the Dag is unknown.
    if (reply.status !== 404) throw new Error(`The trigger was answered ${reply.status}: ${await reply.text()}`);
    await pause(10);
  }
}

async function untilAllEnded({ address, token }: { readonly address: string; readonly token: string }): Promise<void> {
  for (;;) {
    const reply = await fetch(`${address}/api/v1/dags/crash/dagRuns?limit=100`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { dag_runs } = (await reply.json()) as { dag_runs: readonly { readonly state: string }[] };
    if (dag_runs.every(({ state }) => state === "success" || state === "failed")) return;
    await pause(50);
  }
}

async function kill(what: ChildProcess): Promise<void> {
  what.kill("SIGKILL");
  await once(what, "exit");
}

/** The runners of a server: its children whose command names a runner. */
function runnersOf(processId: number): readonly number[] {
  const children = readFileSync(`/proc/${processId}/task/${processId}/children`, "utf8")
    .trim()
    .split(" ")
    .filter(Boolean);
  return children.map(Number).filter((id) => readFileSync(`/proc/${id}/cmdline`, "utf8").includes("runner"));
}

/** Spreads kills over the life of a run without a random source, so that a failure can be repeated. */
const momentOf = (index: number) => 30 + ((index * 137) % 400);

const KINDS = [
  { database: "SQLite", createDatabase: async () => "" },
  { database: "PostgreSQL", createDatabase: createTestDatabase },
];

describe.each(KINDS)("on $database", ({ createDatabase }) => {
  beforeEach(async () => {
    databaseUrl = await createDatabase();
  });

  const options = { timeout: 20_000 * KILLS };

  test(
    `after ${KILLS} kills of everything, every run ends well and nothing that finished ran again`,
    options,
    async () => {
      for (let index = 0; index < KILLS; index += 1) {
        const running = await start();
        await trigger(running);
        await pause(momentOf(index));
        if (server !== null) await kill(server);
      }
      const running = await start();
      await untilAllEnded(running);
      await expectSoundHistory();
    },
  );

  test(
    `after ${KILLS} kills of runners, every run ends well and nothing that finished ran again`,
    options,
    async () => {
      const running = await start();
      for (let index = 0; index < KILLS; index += 1) {
        await trigger(running);
        await pause(momentOf(index) / 2);
        const runner = runnersOf(server?.pid ?? 0).at(index % 2);
        if (runner !== undefined) process.kill(runner, "SIGKILL");
        await untilAllEnded(running);
      }
      await expectSoundHistory();
    },
  );
});

/** What must hold whatever was killed: each run a success, each task's last try alone a success, each try begun at most once. */
async function expectSoundHistory(): Promise<void> {
  if (server !== null) {
    server.kill("SIGTERM");
    await once(server, "exit");
  }
  const store = new MetadataStore({
    url: databaseUrl === "" ? `sqlite:${join(folder, ".baram/baram.db")}` : databaseUrl,
  });
  const runs = await store.reader.selectFrom("dagRun").selectAll().execute();
  const tries = await store.reader
    .selectFrom("taskInstanceTry")
    .innerJoin("taskInstance", "taskInstance.id", "taskInstanceTry.taskInstanceId")
    .select(["taskInstance.runId", "taskInstance.taskId", "taskInstanceTry.tryNumber", "taskInstanceTry.state"])
    .execute();
  await store.close();

  expect(runs.map(({ state }) => state)).toEqual(runs.map(() => "success"));
  expect(runs.map(({ unfinishedCount, activeCount }) => [unfinishedCount, activeCount])).toEqual(
    runs.map(() => [0, 0]),
  );
  const successes = tries.filter(({ state }) => state === "success");
  expect(successes).toHaveLength(runs.length * TASKS);
  const begun = readFileSync(join(folder, "journal"), "utf8").trim().split("\n");
  expect(new Set(begun).size).toBe(begun.length);
  const lastTry = new Map(successes.map((row) => [`${row.runId} ${row.taskId}`, row.tryNumber]));
  for (const line of begun) {
    const [, runId, taskId, tryNumber] = line.split(" ");
    expect(Number(tryNumber)).toBeLessThanOrEqual(lastTry.get(`${runId} ${taskId}`) ?? 0);
  }
}

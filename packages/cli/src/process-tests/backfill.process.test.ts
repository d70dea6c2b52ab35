import { existsSync, readFileSync, rmSync, watch } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readServerFile } from "../composition/server-file.ts";
import { AuthorProject } from "./author-project.fixture.ts";
import type { RunningServer } from "./baram-process.fixture.ts";

/** A Dag whose tasks write down what they do; the first fails on the days that a file names. */
const DAILY = `import { chain, Dag } from "baram";
import { appendFileSync, existsSync } from "node:fs";

const say = (line: string) => appendFileSync("said.txt", line + "\\n");
new Dag("daily", { startDate: "2024-06-01", schedule: "@daily", defaultArgs: { retries: 2, retryDelay: { milliseconds: 1 } } }, (dag) => {
  const first = dag.task("first", (_inputs, { ds }) => {
    if (existsSync("broken-" + ds)) throw new Error("broken");
    say("first " + ds);
  });
  const second = dag.task("second", async (_inputs, { ds }) => {
    if (existsSync("slow")) await new Promise((resolve) => setTimeout(resolve, 30));
    say("second " + ds);
  });
  chain(first(), second());
});
`;

let project: AuthorProject;
beforeEach(() => {
  project = new AuthorProject({ "daily.ts": DAILY });
});
afterEach(() => project.remove());

const said = () => {
  const path = join(project.folder, "said.txt");
  return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
};

/** Resolves when tasks have written so many lines. */
function untilSaid(count: number): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(project.folder, () => {
      if (said().length < count) return;
      watcher.close();
      resolve();
    });
    if (said().length < count) return;
    watcher.close();
    resolve();
  });
}

/** A server that knows the Dag from its start. */
async function startServer(): Promise<RunningServer> {
  await project.run(["dags", "list"]);
  return project.startServer();
}

interface Instance {
  readonly dag_run_id: string;
  readonly task_id: string;
  readonly state: string;
  readonly try_number: number;
}

/** Every task instance of the Dag, from the server. */
async function listInstances(): Promise<readonly Instance[]> {
  const server = readServerFile(project.home);
  const found: Instance[] = [];
  for (;;) {
    const path = `/api/v1/dags/daily/dagRuns/~/taskInstances?limit=100&offset=${found.length}`;
    const answer = await fetch(`${server?.address}${path}`, { headers: { authorization: `Bearer ${server?.token}` } });
    const { task_instances: page } = (await answer.json()) as { readonly task_instances: readonly Instance[] };
    if (page.length === 0) return found;
    found.push(...page);
  }
}

test("without a server the command works the back-fill off itself, although the Dag is paused", async () => {
  const words = ["dags", "backfill", "daily", "-s", "2024-01-01", "-e", "2024-01-03"];
  const planned = await project.run([...words, "-n"]);
  expect(planned.exitCode).toBe(0);
  expect(planned.output).toContain("Dry run of DAG daily on 2024-01-02 00:00:00+00:00\n");
  expect(said()).toEqual([]);

  const { exitCode, output, errors } = await project.run(words);
  expect([exitCode, errors]).toEqual([0, ""]);
  expect(output).toMatch(/Back-fill 1 of daily is done: 3 runs succeeded, 0 dates were left alone\.\n$/);
  const days = ["2024-01-01", "2024-01-02", "2024-01-03"];
  expect(said().toSorted()).toEqual([...days.map((ds) => `first ${ds}`), ...days.map((ds) => `second ${ds}`)]);
});

test("the dates of an author's own timetable are those that it names", async () => {
  const own = `import { Dag, type Timetable } from "baram";
import { appendFileSync } from "node:fs";
class OddDays implements Timetable {
  nextDagRun(last: { end: Date } | null, { earliest }: { earliest: Date | null }) {
    const start = last?.end ?? earliest ?? new Date(0);
    return { dataInterval: { start, end: new Date(start.getTime() + 2 * 24 * 3600 * 1000) } };
  }
  inferManualDataInterval(at: Date) {
    return { start: at, end: at };
  }
}
new Dag("own", { startDate: "2024-06-01", schedule: new OddDays() }, (dag) => {
  dag.task("say", (_inputs, { ds }) => appendFileSync("said.txt", ds + "\\n"))();
});
`;
  project.write("dags/own.ts", own);
  const words = ["dags", "backfill", "own", "-s", "2024-01-01", "-e", "2024-01-06"];
  const days = ["2024-01-01", "2024-01-03", "2024-01-05"];
  const planned = await project.run([...words, "-n"]);
  expect(planned.output.match(/(?<=^Dry run of DAG own on )\S+/gm)).toEqual(days);
  expect(said()).toEqual([]);

  const { exitCode, output, errors } = await project.run(words);
  expect([exitCode, errors]).toEqual([0, ""]);
  expect(output).toContain("3 runs succeeded");
  expect(said().toSorted()).toEqual(days);
});

test("a failed back-fill ends with 1 and names what failed; what failed is run again when that is asked for", async () => {
  project.write("broken-2024-01-02", "");
  const words = ["dags", "backfill", "daily", "-s", "2024-01-01", "-e", "2024-01-03"];
  const failed = await project.run([...words, "--max-active-runs", "1"]);
  expect(failed.exitCode).toBe(1);
  expect(failed.errors).toBe(
    [
      "failed: first of backfill__2024-01-02T00:00:00+00:00",
      "upstream_failed: second of backfill__2024-01-02T00:00:00+00:00",
      "Back-fill 1 of daily failed. 1 of 3 dates failed; 1 were not begun after that.",
      "",
    ].join("\n"),
  );
  expect((await project.run(words)).exitCode).toBe(1);
  rmSync(join(project.folder, "broken-2024-01-02"));
  expect((await project.run([...words, "--rerun-failed-tasks"])).exitCode).toBe(0);
  expect(said()).toHaveLength(6);

  const refused = await project.run([...words, "--reset-dagruns"], { input: "n\n" });
  expect(refused).toMatchObject({ exitCode: 0 });
  expect(refused.output).toMatch(/^You are about to clear 3 finished runs of daily:\n/);
  expect(said()).toHaveLength(6);
  expect((await project.run([...words, "--reset-dagruns", "-y", "-t", "second", "-i"])).exitCode).toBe(0);
  expect(said()).toHaveLength(9);
});

test.each([
  [["daily"], /start date \(-s\) or an end date \(-e\)/],
  [["nope", "-s", "2024-01-01"], /Dag "nope" could not be found/],
  [["daily", "-s", "2024-01-01", "--delay-on-limit", "5"], /nothing to delay/],
  [["daily", "-s", "2024-01-01", "-i"], /give -t as well/],
  [["daily", "-s", "2024-01-01", "--pool", "none"], /no pool "none"/],
] as const)("baram dags backfill %j is refused with a sentence", async (words, sentence) => {
  const { exitCode, errors } = await project.run(["dags", "backfill", ...words]);
  expect(exitCode).toBe(1);
  expect(errors).toMatch(sentence);
});

test("a server that is killed in the middle goes on when it starts again: nothing lost, nothing twice", async () => {
  project.write("slow", "");
  const server = await startServer();
  const command = project.run([
    "dags",
    "backfill",
    "daily",
    "-s",
    "2024-01-01",
    "-e",
    "2024-02-09",
    "--max-active-runs",
    "4",
  ]);
  await untilSaid(15);
  await server.crash();
  expect((await command).exitCode).toBe(1);

  await project.startServer();
  const local = await project.run(["dags", "backfill", "daily", "-s", "2024-01-01", "--local"]);
  expect(local.errors).toContain("A server is running");
  const { exitCode, output } = await project.run(["backfills", "show", "1", "--follow"]);
  expect(output).toMatch(/40 of 40 dates done, 0 under way, 0 failed \[completed\]\n$/);
  expect(exitCode).toBe(0);

  const instances = await listInstances();
  expect(instances).toHaveLength(80);
  expect(new Set(instances.map(({ dag_run_id: runId }) => runId)).size).toBe(40);
  expect(instances.filter(({ state }) => state !== "success")).toEqual([]);
  // What had ended before the crash was not run again; what it cut off was, and may have written its line before.
  const wrong = instances.filter(({ dag_run_id: runId, task_id: taskId, try_number: tries }) => {
    const line = `${taskId} ${runId.slice("backfill__".length).slice(0, 10)}`;
    const count = said().filter((each) => each === line).length;
    return count < 1 || count > tries;
  });
  expect(wrong).toEqual([]);
});

test("beside a server a back-fill is paused, listed, resumed and cancelled", async () => {
  project.write("slow", "");
  await startServer();
  const words = ["dags", "backfill", "daily", "-s", "2024-01-01", "-e", "2024-05-01", "--max-active-runs", "2"];
  const command = project.run(words);
  await untilSaid(5);
  expect((await project.run(["backfills", "pause", "1"])).output).toBe("Back-fill 1 of daily is paused.\n");
  const { output } = await project.run(["backfills", "list", "-o", "json"]);
  expect(JSON.parse(output)).toMatchObject([{ backfill_id: "1", dag_id: "daily", state: "paused", total: "122" }]);
  expect((await project.run(["backfills", "resume", "1"])).output).toBe("Back-fill 1 of daily is running.\n");
  expect((await project.run(["backfills", "cancel", "1"])).output).toBe("Back-fill 1 of daily is cancelled.\n");
  const { exitCode, errors } = await command;
  expect([exitCode, errors]).toEqual([1, "Back-fill 1 of daily was cancelled.\n"]);
});

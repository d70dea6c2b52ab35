import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readServerFile } from "../composition/server-file.ts";
import { AuthorProject } from "./author-project.fixture.ts";

/** A task that waits for a file by a trigger of its own, a sensor that does by its looks, and what has a limit. */
const WAITING = `import { BaseOperator, BaseTrigger, Dag, FunctionSensor, defer } from "baram";
import { appendFileSync, existsSync } from "node:fs";

const say = (line) => appendFileSync("said.txt", line + "\\n");

class ArrivalTrigger extends BaseTrigger {
  constructor(options) { super(options); this.options = options; }
  async *run({ sleep }) {
    console.log("waiting in process " + process.pid);
    say("waiting for " + this.options.path + " in " + process.pid);
    for (;;) {
      if (existsSync(this.options.path)) yield { path: this.options.path };
      await sleep({ milliseconds: 20 });
    }
  }
}

class ArrivalOperator extends BaseOperator {
  static templateFields = ["path"];
  static triggers = [ArrivalTrigger];
  constructor({ path, timeout = null, ...options }) { super(options); this.path = path; this.timeout = timeout; }
  execute() {
    const trigger = new ArrivalTrigger({ path: this.path });
    return defer({ trigger, resumeWith: this.greet, kwargs: { began: new Date(0) }, timeout: this.timeout });
  }
  greet({ path }, { ti }, { began }) {
    say("found " + path + " in try " + ti.tryNumber);
    return { path, began };
  }
}

new Dag("waiting", { schedule: null, startDate: "2024-01-01" }, (dag) => {
  const arrival = new ArrivalOperator({ taskId: "arrival", path: "{{ dag_run.conf.path }}" });
  const after = dag.task("after", ({ found }) => say("after " + found.path + " " + found.began.getTime()));
  after({ found: arrival.output });
});

new Dag("sensing", { schedule: null, startDate: "2024-01-01" }, (dag) => {
  new FunctionSensor({
    taskId: "look",
    inputs: { path: "{{ dag_run.conf.path }}" },
    callable: ({ path }) => existsSync(path),
    pokeInterval: { milliseconds: 20 },
    deferrable: true,
  });
});

new Dag("late", { schedule: null, startDate: "2024-01-01" }, (dag) => {
  new ArrivalOperator({ taskId: "arrival", path: "never", timeout: { milliseconds: 300 } });
  new FunctionSensor({
    taskId: "soft",
    callable: () => false,
    deferrable: true,
    softFail: true,
    pokeInterval: { milliseconds: 20 },
    timeout: { milliseconds: 300 },
  });
});

new Dag("out_of_time", { schedule: null, startDate: "2024-01-01" }, (dag) => {
  const timing = { callable: () => false, deferrable: true, timeout: { milliseconds: 300 }, retries: 1 };
  for (const [name, pokeInterval] of [["often", { milliseconds: 20 }], ["rarely", { seconds: 600 }]]) {
    new FunctionSensor({ ...timing, taskId: name, pokeInterval });
    new FunctionSensor({ ...timing, taskId: name + "_soft", pokeInterval, softFail: true });
    new FunctionSensor({ ...timing, taskId: name + "_never", pokeInterval, neverFail: true });
  }
});
`;

let project: AuthorProject;
beforeEach(() => {
  project = new AuthorProject({ "waiting.ts": WAITING });
});
afterEach(() => project.remove());

const said = () => {
  const path = join(project.folder, "said.txt");
  return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
};

/** A server that knows the Dags from its start. */
async function startServer() {
  await project.run(["dags", "list"]);
  return project.startServer();
}

async function trigger(dagId: string, path = "there"): Promise<void> {
  await project.run(["dags", "unpause", dagId]);
  const { exitCode, errors } = await project.run([
    "dags",
    "trigger",
    dagId,
    "-r",
    "run",
    "-c",
    JSON.stringify({ path }),
  ]);
  expect([exitCode, errors]).toEqual([0, ""]);
}

interface Instance {
  readonly task_id: string;
  readonly state: string;
  readonly try_number: number;
  readonly trigger: { readonly classpath: string } | null;
}

async function ask(path: string, request: RequestInit = {}): Promise<unknown> {
  const server = readServerFile(project.home);
  const headers = { authorization: `Bearer ${server?.token}`, "content-type": "application/json" };
  const answer = await fetch(`${server?.address}/api/v1/${path}`, { ...request, headers });
  return answer.json();
}

/** The task instances of the run, once they are in these states. */
async function untilStates(
  dagId: string,
  wanted: Readonly<Record<string, string | null>>,
): Promise<readonly Instance[]> {
  for (;;) {
    const page = (await ask(`dags/${dagId}/dagRuns/run/taskInstances`)) as { task_instances?: readonly Instance[] };
    const instances = page.task_instances ?? [];
    const states = new Map(instances.map(({ task_id, state }) => [task_id, state]));
    if (Object.entries(wanted).every(([taskId, state]) => states.get(taskId) === state)) return instances;
    await wait(20);
  }
}

const logOf = (taskId: string, dagId = "waiting") =>
  readFileSync(join(project.home, "logs", `dag_id=${dagId}`, "run_id=run", `task_id=${taskId}.attempt=1.log`), "utf8");

test("a deferred task waits in the triggerer and goes on in the same try, its log in one file", async () => {
  await startServer();
  await trigger("waiting");
  const [arrival] = await untilStates("waiting", { arrival: "deferred", after: null });
  expect(arrival).toMatchObject({ try_number: 1, trigger: { classpath: "ArrivalTrigger" } });
  project.write("there", "");
  await untilStates("waiting", { arrival: "success", after: "success" });
  expect(said().slice(1)).toEqual(["found there in try 1", "after there 0"]);
  const log = logOf("arrival");
  for (const sentence of ["it waits for the trigger ArrivalTrigger", "waiting in process", "Going on with try 1"]) {
    expect(log).toContain(sentence);
  }
});

// Three servers are started, one after the other.
test("deferred tasks outlive the server, however it ends, and go on in the next one", { timeout: 60_000 }, async () => {
  const first = await startServer();
  await trigger("waiting");
  await trigger("sensing");
  await untilStates("waiting", { arrival: "deferred" });
  await untilStates("sensing", { look: "deferred" });
  await first.crash();

  const second = await startServer();

  while (said().length < 2) await wait(20);
  await second.stop();
  project.write("there", "");
  await startServer();
  await untilStates("waiting", { arrival: "success", after: "success" });
  const [look] = await untilStates("sensing", { look: "success" });
  expect(look).toMatchObject({ try_number: 1 });
  expect(said().filter((line) => line.startsWith("found"))).toEqual(["found there in try 1"]);
});

test("triggers begin anew when the runner that awaits them is killed", async () => {
  await startServer();
  await trigger("waiting");
  await untilStates("waiting", { arrival: "deferred" });
  while (said().length < 1) await wait(20);
  const [, processId = "0"] = / in (\d+)$/.exec(said()[0] ?? "") ?? [];
  process.kill(Number(processId), "SIGKILL");
  while (said().length < 2) await wait(20);
  project.write("there", "");
  const [arrival] = await untilStates("waiting", { arrival: "success" });
  expect(arrival).toMatchObject({ try_number: 1 });
});

test("a deferral that has waited enough fails its task, and skips one that fails softly", async () => {
  await startServer();
  await trigger("late");
  const instances = await untilStates("late", { arrival: "failed", soft: "skipped" });
  expect(instances).toMatchObject([{ trigger: null }, { trigger: null }]);
});

test("a deferred sensor whose time is over fails without a retry, and is skipped where it fails softly", async () => {
  await startServer();
  await trigger("out_of_time");
  const wanted = ["often", "rarely"].flatMap((name) => [
    [name, "failed"],
    [`${name}_soft`, "skipped"],
    [`${name}_never`, "failed"],
  ]);
  const instances = await untilStates("out_of_time", Object.fromEntries(wanted));
  expect(instances.map(({ try_number }) => try_number)).toEqual(instances.map(() => 1));
  for (const { task_id } of instances) {
    expect(logOf(task_id, "out_of_time")).toContain("The sensor found nothing within its timeout of 0.3 s");
  }
});

test("clearing a deferred task cancels its trigger and begins anew", async () => {
  await startServer();
  await trigger("waiting");
  await untilStates("waiting", { arrival: "deferred" });
  while (said().length < 1) await wait(20);
  const body = { dry_run: false, dag_run_id: "run", task_ids: ["arrival"], only_failed: false, reset_dag_runs: true };
  await ask("dags/waiting/clearTaskInstances", { method: "POST", body: JSON.stringify(body) });
  while (said().length < 2) await wait(20);
  project.write("there", "");
  const instances = await untilStates("waiting", { arrival: "success", after: "success" });
  expect(instances).toMatchObject([{ try_number: 2 }, { try_number: 1 }]);
  expect(said().filter((line) => line.startsWith("found"))).toEqual(["found there in try 2"]);
});

test("a Dag that is tried out awaits its triggers in line", async () => {
  project.write("there", "");
  const words = ["dags", "test", "waiting", "-c", JSON.stringify({ path: "there" })];
  const { exitCode, output } = await project.run(words);
  expect(exitCode).toBe(0);
  expect(output).toContain("Waits here for the trigger ArrivalTrigger.");
  expect(said().slice(1)).toEqual(["found there in try 1", "after there 0"]);
  const one = await project.run(["tasks", "test", "sensing", "look", "2024-01-01", "-t", '{"path":"there"}']);
  expect(one.exitCode).toBe(0);
});

test("the server's processes tell of a triggerer that is alive", async () => {
  await startServer();
  const server = readServerFile(project.home);
  const health = (await (await fetch(`${server?.address}/api/v1/health`)).json()) as Record<string, unknown>;
  expect(health["triggerer"]).toMatchObject({ status: "healthy" });
});

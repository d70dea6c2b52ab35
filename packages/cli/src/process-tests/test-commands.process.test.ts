import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthorProject, GREETING } from "./author-project.fixture.ts";

const FAILING = `import { Dag, EmptyOperator } from "baram";
const dag = new Dag("failing", { startDate: "2024-01-01", schedule: null, defaultArgs: { retries: 1, retryDelay: { seconds: 1 } } });
const a = dag.task("a", () => { throw new TypeError("no luck"); })();
a.before(new EmptyOperator({ dag, taskId: "b" }));
`;

/** Each task says how many of the two it has seen at work. */
const BESIDE = `import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { Dag } from "baram";
const dag = new Dag("beside", { startDate: "2024-01-01", schedule: null });
for (const name of ["a", "b"]) {
  dag.task(name, async () => {
    mkdirSync("at-work", { recursive: true });
    writeFileSync("at-work/" + name, "");
    await new Promise((resolve) => setTimeout(resolve, 300));
    console.log(readdirSync("at-work").length + " at once");
    rmSync("at-work/" + name);
  })();
}
`;

const SECOND_TRY = `import { Dag } from "baram";
const dag = new Dag("second_try", { startDate: "2024-01-01", schedule: null });
dag.task("a", (_inputs, { ti }) => {
  if (ti.tryNumber === 1) throw new Error("not yet");
  console.log("came through");
}, { retries: 1, retryDelay: { seconds: 1 } })();
`;

const SURROUNDED = `import { Dag, SkipTask, getVariable } from "baram";
const dag = new Dag("surrounded", { startDate: "2024-01-01", schedule: null, params: { p: 1, q: 2 } });
dag.task("show", async (_inputs, { params, runId }) => {
  console.log([runId, params.p, params.q, process.env.COLOR, await getVariable("place")].join(" "));
})();
dag.task("skip", () => { throw new SkipTask("not today"); })();
dag.task("waits", () => { throw new Error("never reached"); })();
`;

const MAPPED = `import { Dag } from "baram";
const dag = new Dag("mapped", { startDate: "2024-01-01", schedule: null });
dag.task("show", ({ name }: { name: string }) => console.log(name)).expand({ name: ["ant", "bee"] });
`;

const STOPPED = `import { Dag } from "baram";
const failsFast = new Dag("fails_fast", { startDate: "2024-01-01", schedule: null, failFast: true });
failsFast.task("breaks", () => { throw new Error("no luck"); })();
failsFast.task("takes_for_ever", () => new Promise((resolve) => setTimeout(resolve, 600_000)))();
const limited = new Dag("limited", { startDate: "2024-01-01", schedule: null, dagrunTimeout: { seconds: 1 } });
limited.task("takes_for_ever", () => new Promise((resolve) => setTimeout(resolve, 600_000)))();
`;

let project: AuthorProject;

beforeEach(() => {
  project = new AuthorProject({ "greeting.ts": GREETING });
});
afterEach(() => project.remove());

/** What tasks printed, without the lines of logs and their stacks. */
function printed(output: string): readonly string[] {
  const logLine = /^(\[\d{4}-\d\d-\d\dT[\d:.]+\+0000\] \{| {4}at )/;
  return output.split("\n").filter((line) => line !== "" && !logLine.test(line));
}

test("a Dag is run to its end here and now, with the logs on the terminal, and the run stays", async () => {
  const { exitCode, output, errors } = await project.run(["dags", "test", "greeting", "2024-05-06"]);
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
  expect(printed(output)).toEqual(["4 words"]);
  expect(output).toMatch(/\{greet\} INFO - Done\. Returned value was/);
  expect(output).toContain("Run manual__2024-05-06T00:00:00+00:00: success");
  const taken = await project.run(["dags", "trigger", "greeting", "-e", "2024-05-06"]);
  expect(taken).toMatchObject({ exitCode: 1 });
  // A second test of the same date takes the place of the first.
  expect(await project.run(["dags", "test", "greeting", "2024-05-06"])).toMatchObject({ exitCode: 0 });
});

test("a failed run has the exit code 1, after its retries", async () => {
  project.write("dags/failing.ts", FAILING);
  const { exitCode, output, errors } = await project.run(["dags", "test", "failing", "2024-05-06"]);
  expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: "The Dag run failed.\n" });
  expect(output.match(/TypeError: no luck/g)).toHaveLength(2);
  expect(output).toMatch(/b: upstream_failed/);
});

test("a retry is waited for", async () => {
  project.write("dags/second-try.ts", SECOND_TRY);
  const { exitCode, output } = await project.run(["dags", "test", "second_try", "2024-05-06"]);
  expect(exitCode).toBe(0);
  expect(printed(output)).toEqual(["came through"]);
  expect(output).toMatch(/a: success, try 2/);
});

test.each(["fails_fast", "limited"])("what runs in a run that is over is stopped: %s", async (dagId) => {
  project.write("dags/stopped.ts", STOPPED);
  const { exitCode, output, errors } = await project.run(["dags", "test", dagId, "2024-05-06"]);
  expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: "The Dag run failed.\n" });
  expect(output).toContain("Run manual__2024-05-06T00:00:00+00:00: failed");
});

test("with the executor as many tasks run at once as it takes", async () => {
  project.write("dags/beside.ts", BESIDE);
  const words = ["dags", "test", "beside", "2024-05-06", "--use-executor"];
  const alone = await project.run(words, { environment: { BARAM__CORE__EXECUTOR: "SequentialExecutor" } });
  expect(alone.exitCode).toBe(0);
  expect(printed(alone.output)).toEqual(["1 at once", "1 at once"]);
});

test("a run is saved as a graph in the colours of its states", async () => {
  project.write("dags/failing.ts", FAILING.replace("retries: 1", "retries: 0"));
  const words = ["dags", "test", "failing", "2024-05-06", "--save-dagrun", "run.dot"];
  expect(await project.run(words)).toMatchObject({ exitCode: 1 });
  const text = readFileSync(join(project.folder, "run.dot"), "utf8");
  expect(text).toContain("a [color=white fillcolor=red ");
  expect(text).toContain("b [color=black fillcolor=orange ");
  const picture = await project.run(["dags", "test", "greeting", "--save-dagrun", "run.png"]);
  expect(picture).toMatchObject({ exitCode: 1 });
});

test("tasks whose whole id matches succeed without running", async () => {
  project.write("dags/failing.ts", FAILING);
  const words = ["dags", "test", "failing", "2024-05-06", "--mark-success-pattern"];
  expect(await project.run([...words, "a"])).toMatchObject({ exitCode: 0 });
  project.write("dags/surrounded.ts", SURROUNDED);
  const partly = await project.run(["dags", "test", "surrounded", "2024-05-06", "--mark-success-pattern", "wait"]);
  expect(partly.exitCode).toBe(1);
});

test("a Dag that there is not, and one whose file is broken, are told of", async () => {
  project.write("dags/broken.ts", `throw new Error("boom");\n`);
  const { exitCode, errors } = await project.run(["dags", "test", "nope"]);
  expect(exitCode).toBe(1);
  expect(errors).toContain(`Dag "nope" does not exist`);
  expect(errors).toMatch(/broken\.ts: .*boom/);
});

test("one task is run by itself, with params, environment and variables, and nothing is stored", async () => {
  project.write("dags/surrounded.ts", SURROUNDED);
  const given = ["-t", `{"p": "new"}`, "--env-vars", `{"COLOR": "blue"}`];
  const { exitCode, output, errors } = await project.run(
    ["tasks", "test", "surrounded", "show", "2024-05-06", ...given],
    { environment: { BARAM_VAR_PLACE: "here" } },
  );
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
  const runId = "__baram_temporary_run_2024-05-06T00:00:00+00:00__";
  expect(printed(output)).toEqual([`${runId} new 2 blue here`]);
  const trigger = await project.run(["dags", "trigger", "surrounded", "-e", "2024-05-06"]);
  expect(trigger).toMatchObject({ exitCode: 0 });
});

test("a task that is tested in a run finds what its upstream returned there", async () => {
  await project.run(["dags", "test", "greeting", "2024-05-06"]);
  for (const run of ["manual__2024-05-06T00:00:00+00:00", "2024-05-06"]) {
    const { exitCode, output } = await project.run(["tasks", "test", "greeting", "count", run]);
    expect(exitCode).toBe(0);
    expect(printed(output)).toEqual(["4 words"]);
  }
});

test("a task that fails has the exit code 1, one that skips itself has not failed", async () => {
  project.write("dags/surrounded.ts", SURROUNDED);
  const failed = await project.run(["tasks", "test", "surrounded", "waits"]);
  expect(failed).toMatchObject({ exitCode: 1, errors: "Error: never reached\n" });
  expect(await project.run(["tasks", "test", "surrounded", "skip"])).toMatchObject({ exitCode: 0, errors: "" });
  const unknown = await project.run(["tasks", "test", "surrounded", "zzz"]);
  expect(unknown.exitCode).toBe(1);
  expect(unknown.errors).toContain("Task zzz not found");
});

test("of a mapped task the instance is run that is asked for", async () => {
  project.write("dags/mapped.ts", MAPPED);
  const { exitCode, output } = await project.run(["tasks", "test", "mapped", "show", "--map-index", "1"]);
  expect({ exitCode, printed: printed(output) }).toEqual({ exitCode: 0, printed: ["bee"] });
  const without = await project.run(["tasks", "test", "mapped", "show"]);
  expect(without).toMatchObject({ exitCode: 1, errors: expect.stringContaining("say which instance to run") });
  const unmapped = await project.run(["tasks", "test", "greeting", "greet", "--map-index", "0"]);
  expect(unmapped).toMatchObject({ exitCode: 1, errors: expect.stringContaining("is not mapped") });
});

test("beside a running server Dags and tasks are tested in a store of their own", async () => {
  await project.startServer();
  const dag = await project.run(["dags", "test", "greeting", "2024-05-06"]);
  expect({ exitCode: dag.exitCode, errors: dag.errors }).toEqual({ exitCode: 0, errors: "" });
  expect(printed(dag.output)).toEqual(["4 words"]);
  const task = await project.run(["tasks", "test", "greeting", "greet", "2024-05-06"]);
  expect(task).toMatchObject({ exitCode: 0, errors: "" });
  const trigger = await project.run(["dags", "trigger", "greeting", "-e", "2024-05-06"]);
  expect(trigger).toMatchObject({ exitCode: 0, errors: "" });
});

test("callbacks of a Dag that is tested are told before the command ends", async () => {
  project.write(
    "dags/telling.ts",
    `import { Dag } from "baram";
const onSuccessCallback = ({ reason }) => console.log("told of " + reason);
new Dag("telling", { startDate: "2024-01-01", schedule: null, onSuccessCallback }).task("a", () => 1)();
`,
  );
  const { exitCode, output } = await project.run(["dags", "test", "telling"]);
  expect(exitCode).toBe(0);
  expect(printed(output)).toEqual(["told of success"]);
});

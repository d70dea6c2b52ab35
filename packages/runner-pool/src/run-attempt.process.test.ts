import { instantFromDate } from "@baram/domain";
import { DEFAULT_ATTEMPT_SETTINGS } from "@baram/execution-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";

let project: AuthorProject;

beforeAll(() => {
  project = new AuthorProject();
});
afterAll(() => project.remove());

test("a task succeeds with what it returned as its XCom, and its log tells what it said and printed", async () => {
  const bundle = project.dagFile(`dag.task("task", async (_inputs, { log }) => {
    console.log("printed");
    console.error("complained");
    log.info("logged", { count: 3, when: new Date(0) });
    return { rows: 3 };
  })();`);
  const workload = project.workload(bundle, { tryNumber: 2, maxTries: 2 });
  const report = await project.run(workload);
  expect(report).toMatchObject({
    taskInstanceId: workload.taskInstanceId,
    leaseToken: workload.leaseToken,
    outcome: { kind: "success", xcoms: [{ key: "return_value", value: '{"rows":3}' }], skippedTaskIds: [] },
  });
  const lines = await project.log(workload, "succeeded");
  expect(lines).toMatchObject([
    { level: "info", source: "baram", message: "Starting try 2 of 3" },
    { level: "info", source: "stdout", message: "printed" },
    { level: "warning", source: "stderr", message: "complained" },
    { level: "info", source: "task", message: "logged", count: 3, when: "1970-01-01T00:00:00.000Z" },
    { source: "task", message: "Done. Returned value was: { rows: 3 }" },
    { level: "info", source: "baram", message: "The task succeeded." },
  ]);
});

test("an input is read with one request, however many of its fields are used", async () => {
  project.requests.length = 0;
  project.answer = async () => ({
    kind: "answer",
    answer: [{ taskId: "first", mapIndex: -1, value: '{"a":2,"b":3}' }],
  });
  const report = await project.runTask(`
    const first = dag.task("first", () => ({ a: 2, b: 3 }))();
    dag.task("task", ({ a, b }) => a * b)({ a: first.a, b: first.b });`);
  expect(report.outcome).toMatchObject({ xcoms: [{ key: "return_value", value: "6" }] });
  expect(project.requests).toMatchObject([{ kind: "pullXComsOfTask", taskId: "first", key: "return_value" }]);
});

test("templates are rendered with the run's dates and the server's variables", async () => {
  project.answer = async () => ({ kind: "answer", answer: { key: "place", value: "Seoul", isSensitive: false } });
  const bundle = project.dagFile(`new BashOperator({
    taskId: "task",
    bashCommand: "echo '{{ run_id }} in {{ var.value.place }} on {{ ds }}' $BARAM_CTX_TASK_ID",
  });`);
  const workload = project.workload(bundle);
  const report = await project.run(workload);
  const day = new Date(workload.dagRun.logicalDate / 1000).toISOString().slice(0, 10);
  expect(report.outcome).toMatchObject({ xcoms: [{ value: `"run in Seoul on ${day} task"` }] });
  expect(report.renderedFields).toMatchObject({
    bashCommand: `echo 'run in Seoul on ${day}' $BARAM_CTX_TASK_ID`,
  });
});

test("a template file that came with the bundle is rendered, and one that is broken fails the task with its place", async () => {
  const files = [
    ["scripts/run.sh", "{% include 'parts/greet.sh' %}\n"],
    ["scripts/parts/greet.sh", "{% if true %}\necho {{ shout(word) | twice }}\n{% endif %}"],
  ];
  const dagFile = (macros: string) => `import { BashOperator, Dag } from "baram";
export const __baramTemplateFiles = ${JSON.stringify(files)};
new Dag("dag", {
  schedule: null,
  templateSearchPath: "scripts",
  userDefinedMacros: { ${macros} },
  userDefinedFilters: { twice: (text) => text + ", " + text },
}, () => void new BashOperator({ taskId: "task", bashCommand: "run.sh" }));`;

  const good = project.bundle(dagFile('word: "hum", shout: (text) => text.toUpperCase()'));
  const report = await project.run(project.workload(good));
  expect(report.outcome).toMatchObject({ kind: "success", xcoms: [{ value: '"HUM, HUM"' }] });

  const broken = project.bundle(dagFile("shout: (text) => text"));
  const workload = project.workload(broken);
  const { outcome } = await project.run(workload);
  const message =
    'TemplateError: The template field "bashCommand" cannot be rendered (file "parts/greet.sh", line 2). ' +
    "UndefinedError: 'word' is undefined";
  expect(outcome).toMatchObject({ kind: "failed", message });
  const lines = await project.log(workload, "failed");
  expect(lines.at(-1)?.message).toBe(`The task failed. ${message}`);
});

test("a branch skips what it did not choose and remembers its choice", async () => {
  const report = await project.runTask(`
    const [left, right] = ["left", "right"].map((taskId) => new EmptyOperator({ taskId }));
    const task = dag.task.branch("task", () => "left")();
    task.before(left, right);`);
  expect(report.outcome).toEqual({
    kind: "success",
    xcoms: [
      { key: "return_value", value: '"left"' },
      { key: "skipmixin_key", value: '{"followed":["left"]}' },
    ],
    skippedTaskIds: ["right"],
    returnedLength: null,
  });
});

test("a branch to an unknown task fails with the near match", async () => {
  const report = await project.runTask(`
    const task = dag.task.branch("task", () => "lefft")();
    task.before(new EmptyOperator({ taskId: "left" }));`);
  expect(report.outcome).toMatchObject({ kind: "failed", mayRetry: true });
  expect(report.outcome).toHaveProperty("message", expect.stringContaining('did you mean "left"?'));
});

test("a short circuit with an empty list skips everything below it", async () => {
  const report = await project.runTask(`
    const task = dag.task.shortCircuit("task", () => [])();
    const below = new EmptyOperator({ taskId: "below" });
    task.before(below);
    below.before(new EmptyOperator({ taskId: "further" }));`);
  expect(report.outcome).toMatchObject({ kind: "success", skippedTaskIds: ["below", "further"] });
});

test("multiple outputs are pushed one by one and then as a whole", async () => {
  const report = await project.runTask(
    `dag.task("task", () => ({ a: 1, b: null, c: "x" }), { multipleOutputs: true })();`,
  );
  expect(report.outcome).toMatchObject({ xcoms: [{ key: "a" }, { key: "c" }, { key: "return_value" }] });
});

test("a task that skips itself is skipped, one that fails itself is not tried again", async () => {
  const skipped = await project.runTask(`dag.task("task", () => { throw new SkipTask("Not today."); })();`);
  expect(skipped.outcome).toEqual({ kind: "skipped", message: "Not today." });
  const failed = await project.runTask(`dag.task("task", () => { throw new FailTask("Never."); })();`);
  expect(failed.outcome).toMatchObject({ kind: "failed", mayRetry: false });
});

test("a thrown error fails the attempt, and the log shows the author's line and the cause", async () => {
  const bundle = project.dagFile(`dag.task("task", () => {
    throw new TypeError("no rows", { cause: new Error("disk away") });
  })();`);
  const workload = project.workload(bundle);
  const report = await project.run(workload);
  const message = "TypeError: no rows (caused by: disk away)";
  expect(report.outcome).toEqual({ kind: "failed", message, mayRetry: true });
  const lines = await project.log(workload, "The task failed");
  expect(lines.at(-1)?.message).toMatch(/dags\/dag\.ts:4/);
});

test("a thrown value that is no error is told as what it is", async () => {
  const report = await project.runTask(`dag.task("task", () => { throw "just text"; })();`);
  expect(report.outcome).toMatchObject({
    kind: "failed",
    message: "Author code threw 'just text', which is not an Error: throw new Error(…), and the log can say where.",
  });
});

test("a result that is no data fails the attempt with the path to what cannot be stored", async () => {
  const report = await project.runTask(`dag.task("task", () => ({ rows: [{ read: () => 1 }] }))();`);
  expect(report.outcome).toHaveProperty("message", expect.stringContaining("The value at rows[0].read is a function"));
});

test("an error thrown where nobody awaits it fails the attempt and costs the runner", async () => {
  const { length } = project.replacements;
  const report = await project.runTask(`dag.task("task", async () => {
    setTimeout(() => { throw new Error("out of the blue"); }, 1);
    await new Promise((resolve) => setTimeout(resolve, 60000));
  })();`);
  expect(report.outcome).toHaveProperty("message", expect.stringContaining("out of the blue"));
  expect(project.replacements.slice(length).join()).toContain("an error thrown outside of any promise");
});

test("a fetched password never reaches the log, the rendered fields or the outcome", async () => {
  const connection = {
    connectionType: "http",
    description: null,
    host: "h",
    login: "me",
    schema: null,
    port: null,
    extra: null,
  };
  project.answer = async () => ({
    kind: "answer",
    answer: { connectionId: "c", ...connection, password: "s3cret!" },
  });
  const bundle = project.dagFile(`dag.task("task", async (_inputs, { log }) => {
    const { password } = await getConnection("c");
    console.log("password is " + password);
    log.info("logging in", { url: "http://me:" + encodeURIComponent(password) + "@h" });
    throw new Error("refused " + password);
  })();`);
  const workload = project.workload(bundle);
  const report = await project.run(workload);
  const lines = await project.log(workload, "The task failed");
  expect(JSON.stringify([report, lines])).not.toContain("s3cret");
  expect(lines.map(({ message }) => message)).toContain("password is ***");
});

test("an attempt masks what its installation's own words make secret, also what goes past the runner", async () => {
  const connection = {
    connectionId: "c",
    connectionType: "http",
    description: null,
    host: null,
    login: null,
    password: null,
    schema: null,
    port: null,
  };
  project.answer = async () => ({ kind: "answer", answer: { ...connection, extra: '{"card_pin":"5678"}' } });
  const bundle = project.dagFile(`new BashOperator({ taskId: "task", bashCommand: "exit", env: { CARD_PIN: "9876" } });
  dag.task("print", async () => {
    const { card_pin } = (await getConnection("c")).extraJson;
    console.log("the pin is " + card_pin);
    const { execFileSync } = await import("node:child_process");
    execFileSync("echo", ["a child has " + card_pin], { stdio: "inherit" });
  })();`);
  const settings = { ...DEFAULT_ATTEMPT_SETTINGS, sensitiveNames: { furtherWords: ["pin"] } };

  const printing = project.workload(bundle, { settings }, "print");
  await project.run(printing);
  // The runner and the server write to the same log, whichever is first.
  await project.log(printing, "the pin is");
  const messages = (await project.log(printing, "a child has")).map(({ message }) => message);
  expect(messages).toEqual(expect.arrayContaining(["the pin is ***", "a child has ***"]));

  const report = await project.run(project.workload(bundle, { settings }));
  expect(report.renderedFields).toMatchObject({ env: { CARD_PIN: "***" } });
  const unmasked = await project.run(project.workload(bundle));
  expect(unmasked.renderedFields).toMatchObject({ env: { CARD_PIN: "9876" } });
});

test("of a rendered field as much is kept as the configuration says, and the task has all of it", async () => {
  const bundle = project.dagFile(`new BashOperator({ taskId: "task", bashCommand: "echo 12345678" });`);
  const settings = { ...DEFAULT_ATTEMPT_SETTINGS, renderedFieldLength: 9 };
  const report = await project.run(project.workload(bundle, { settings }));

  expect(report.outcome).toMatchObject({ kind: "success", xcoms: [{ value: '"12345678"' }] });
  expect(report.renderedFields).toMatchObject({
    bashCommand: "Cut off after 9 characters, as [core] max_templated_field_length says: echo 1234",
  });
  const rendered = await project.run(project.workload(bundle, { settings, rendersOnly: true }));
  expect(rendered.renderedFields).toMatchObject({ bashCommand: "echo 12345678" });
});

test("a runner's environment has nothing of the server's configuration", async () => {
  const report = await project.runTask(
    `dag.task("task", () => Object.keys(process.env).filter((name) => name.startsWith("BARAM")))();`,
  );
  expect(report.outcome).toMatchObject({ xcoms: [{ value: "[]" }] });
});

test("callbacks are called by the process of the try, and the server need not have them called", async () => {
  const bundle = project.dagFile(`dag.task("task", () => { throw new Error("no"); }, {
    onFailureCallback: ({ exception, state }) => console.log("told of " + state + ": " + exception.message),
  })();`);
  const workload = project.workload(bundle);
  const report = await project.run(workload);
  expect(report).toMatchObject({ outcome: { kind: "failed", message: "Error: no" }, areCallbacksDone: true });
  const messages = (await project.log(workload, "has told")).map(({ message }) => message);
  expect(messages).toContain("told of failed: no");
});

test("a callback may take longer than its task, and one that ends the process does not undo what the task did", async () => {
  const bundle = project.dagFile(`dag.task("task", () => 1, {
    onSuccessCallback: [
      () => new Promise((resolve) => setTimeout(resolve, 1500)),
      () => process.exit(3),
    ],
  })();`);
  const workload = project.workload(bundle, { executionTimeoutSeconds: 1 });
  const report = await project.run(workload);
  expect(report.outcome).toMatchObject({ kind: "success", xcoms: [{ key: "return_value", value: "1" }] });
  expect(report.areCallbacksDone).toBeUndefined();
});

test("an attempt that was stopped leaves its callbacks to others", async () => {
  const bundle = project.dagFile(`dag.task("task", () => new Promise((resolve) => setTimeout(resolve, 60_000)), {
    onFailureCallback: () => console.log("never"),
  })();`);
  const report = await project.run(project.workload(bundle, { executionTimeoutSeconds: 0.2 }));
  expect(report.outcome).toMatchObject({ kind: "failed" });
  expect(report.areCallbacksDone).toBeUndefined();
});

/** A sensor of which one attempt runs into its execution timeout. */
async function sensorOutOfTime(callable: string, options: string) {
  const bundle = project.bundle(`import { Dag, FunctionSensor } from "baram";
new Dag("dag", { schedule: null, startDate: "2024-01-01" }, (dag) => {
  new FunctionSensor({ taskId: "task", callable: ${callable}, ${options} });
});`);
  return (await project.run(project.workload(bundle, { executionTimeoutSeconds: 0.2 }))).outcome;
}

const NEVER = "() => new Promise(() => setTimeout(() => {}, 60_000))";
const UNTIL_STOPPED = `(_inputs, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("broken off"))))`;

test.each([
  ["softFail: true, deferrable: false", NEVER],
  ["softFail: true", UNTIL_STOPPED],
  ["neverFail: true", UNTIL_STOPPED],
  ["softFail: true, deferrable: true", UNTIL_STOPPED],
])("an execution timeout that is over during a look skips a sensor with %s", async (options, callable) => {
  const message = "The attempt ran longer than its execution timeout of 0.2 s and was stopped.";
  expect(await sensorOutOfTime(callable, options)).toEqual({ kind: "skipped", message });
});

test.each([
  ["a sensor that may fail", "silentFail: true", UNTIL_STOPPED],
  ["a sensor between two looks", "softFail: true", "() => false"],
])("an execution timeout fails %s, and is retried", async (_which, options, callable) => {
  expect(await sensorOutOfTime(callable, options)).toMatchObject({ kind: "failed", mayRetry: true });
});

test("missed SLAs are told in five arguments, and without the provider the log says what e-mail needs", async () => {
  const bundle = project.bundle(`import { Dag } from "baram";
const slaMissCallback = (...given) => console.log(JSON.stringify([given.length, given[0].dagId, ...given.slice(1, 3)]));
new Dag("dag", { schedule: "@daily", startDate: "2024-01-01", slaMissCallback }, (dag) => {
  dag.task("task", () => 1, { sla: { hours: 1 }, email: "ops@example.org" })();
});`);
  const at = (text: string) => instantFromDate(new Date(text));
  const slas = [{ taskId: "task", logicalDate: at("2024-01-03T00:00:00Z") }];
  const blocking = [{ taskId: "task", logicalDate: at("2024-01-02T00:00:00Z") }];
  const callback = { call: { kind: "slaMiss", slas, blocking }, state: "success" } as const;
  const workload = project.workload(bundle, { callback, logPath: "callback.log" });
  expect((await project.run(workload)).outcome).toMatchObject({ kind: "success" });
  const messages = (await project.log(workload, "were told")).map(({ message }) => message);
  const lines = ["task on 2024-01-03T00:00:00.000Z", "task on 2024-01-02T00:00:00.000Z"];
  expect(messages).toContain(JSON.stringify([5, "dag", ...lines]));
  expect(messages.join("\n")).toContain('run "npm install @baram/provider-smtp"');
});

test("a callback that throws was told, and the workload says so", async () => {
  const bundle = project.bundle(`import { Dag } from "baram";
const onFailureCallback = [() => { throw new Error("no bell"); }, ({ reason }) => console.log("told of " + reason)];
new Dag("dag", { schedule: null, onFailureCallback }, (dag) => void dag.task("task", () => 1)());`);
  const call = { kind: "dag", event: "failure", reason: "timed_out" } as const;
  const workload = project.workload(bundle, { callback: { call, state: "failed" }, logPath: "dag-callback.log" });
  const { outcome } = await project.run(workload);
  expect(outcome).toEqual({ kind: "failed", message: "1 callback threw; the log says what.", mayRetry: false });
  const messages = (await project.log(workload, "took it well")).map(({ message }) => message);
  expect(messages).toContain("told of timed_out");
  expect(messages.join("\n")).toContain("no bell");
});

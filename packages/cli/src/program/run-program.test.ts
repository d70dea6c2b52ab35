import { expect, test } from "vitest";
import { FakeTerminal } from "../terminal/terminal.fixture.ts";
import { readVersion } from "../version.ts";
import { runProgram } from "./run-program.ts";

async function run(line: string) {
  const terminal = new FakeTerminal({ words: line.split(" ").filter(Boolean) });
  const exitCode = await runProgram(terminal);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

test.each([
  ["", "Usage: baram [", "the following arguments are required: COMMAND"],
  ["bogus", "Usage: baram [", "invalid choice: 'bogus'"],
  ["dags", "Usage: baram dags [", "the following arguments are required: COMMAND"],
  ["dags bogus", "Usage: baram dags [", "invalid choice: 'bogus'"],
  ["dags list --bogus", "Usage: baram dags list", "unknown option '--bogus'"],
  ["dags list extra", "Usage: baram dags list", "too many arguments"],
  ["dags list -o", "Usage: baram dags list", "argument missing"],
  ["dags list -o xml", "Usage: baram dags list", "Allowed choices are table, json, yaml, plain"],
  ["dags trigger", "Usage: baram dags trigger", "missing required argument 'dag_id'"],
  ["dags trigger d -e tomorrow", "Usage: baram dags trigger", `"tomorrow" is no date`],
  ["tasks test d", "Usage: baram tasks test", "missing required argument 'task_id'"],
  [
    "tasks clear d -y -f -r",
    "Usage: baram tasks clear",
    "option '-f, --only-failed' cannot be used with option '-r, --only-running'",
  ],
  ["dags pause --t", "Usage: baram dags pause", "missing required argument 'dag_id'"],
])("`baram %s` is refused with the command's help and one sentence", async (line, help, sentence) => {
  const { exitCode, output, errors } = await run(line);
  expect(exitCode).toBe(2);
  expect(output).toContain(help);
  expect(errors).toContain(sentence);
  expect(errors.trimEnd().split("\n")).toHaveLength(1);
});

test.each([
  // cspell:ignore dgas ouput downstreem
  ["dgas", 'Did you mean "dags"?'],
  ["dags lst", 'Did you mean "list"?'],
  ["tasks failed-dep", 'Did you mean "failed-deps"?'],
  ["dags list --ouput json", "Did you mean --output?"],
  ["tasks clear d --downstreem", "Did you mean --downstream?"],
])("the typo in `baram %s` is met with what was meant", async (line, suggestion) => {
  const { exitCode, errors } = await run(line);
  expect(exitCode).toBe(2);
  expect(errors).toContain(suggestion);
  expect(errors.trimEnd().split("\n")).toHaveLength(1);
});

test.each([
  ...["next-execution", "pause", "unpause", "show", "state", "test", "trigger"].map((name) => `dags ${name} -S dags`),
  ...["failed-deps", "list", "render", "run", "state", "test"].map((name) => `tasks ${name} --subdir dags`),
  "tasks clear -x -X -S dags",
  "pools set -o json",
  "pools delete --output yaml",
  "connections get --color off",
  "connections delete --color auto",
])(
  "flags of Airflow that make no difference here are taken: `baram %s` lacks nothing but its argument",
  async (line) => {
    const { exitCode, errors } = await run(line);
    expect(exitCode).toBe(2);
    expect(errors).toContain("missing required argument");
  },
);

test.each(["trigger_dag", "list_dags", "initdb"])(
  "the former command %s is refused and names its successor",
  async (name) => {
    const { exitCode, errors } = await run(name);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/use "baram (dags|db) /);
  },
);

test.each(["--help", "-h", "dags -h", "dags list --help", "db migrate --he"])("`baram %s` shows help", async (line) => {
  const { exitCode, output, errors } = await run(line);
  expect(exitCode).toBe(0);
  expect(output).toContain("Usage: baram");
  expect(errors).toBe("");
});

test("the version is printed alone on a line", async () => {
  expect(await run("version")).toEqual({ exitCode: 0, output: `${readVersion()}\n`, errors: "" });
});

test("a conf that is no JSON object is a failure with a sentence, not a refusal", async () => {
  for (const conf of ["{k:v}", "[1]"]) {
    const { exitCode, output, errors } = await run(`dags trigger d -c ${conf}`);
    expect(exitCode).toBe(1);
    expect(output).toBe("");
    expect(errors).toContain("--conf");
  }
});

test.each(["--help", "version", "--server http://127.0.0.1:1 version"])(
  "`baram %s` fails with one sentence where its output cannot be written",
  async (line) => {
    const terminal = new FakeTerminal({
      words: line.split(" "),
      writeFailure: "ENOSPC: no space left on device, write",
    });
    expect(await runProgram(terminal)).toBe(1);
    expect(terminal.errors).toBe("Not all output could be written: ENOSPC: no space left on device, write.\n");
  },
);

test("refused arguments stay refused where the help cannot be written", async () => {
  const terminal = new FakeTerminal({ words: ["bogus"], writeFailure: "EIO: i/o error, write" });
  expect(await runProgram(terminal)).toBe(2);
  expect(terminal.errors).toContain("invalid choice");
});

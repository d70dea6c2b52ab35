import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anExecution, type TestExecutionChanges } from "../context/execution.fixture.ts";
import { Dag } from "../dag/dag.ts";
import { executeOperator } from "../execute/execute-operator.ts";
import { operatorOf } from "../execute/operator-of.ts";
import { signalOf } from "../task/signals.ts";
import { BashOperator, type BashOperatorOptions } from "./bash-operator.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "baram-bash-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function runBash(options: Omit<BashOperatorOptions, "taskId">, changes: TestExecutionChanges = {}) {
  const execution = anExecution(changes);
  const result = await executeOperator(new BashOperator({ taskId: "work", ...options }), {}, execution);
  return { result, lines: execution.lines.map(({ message }) => message) };
}

describe("the result is the last line of the output", () => {
  test.each([
    ["echo one; echo two", "two"],
    ["printf 'no line break'", "no line break"],
    ["printf '  kept  \\n'", "  kept"],
    ["true", ""],
    ["echo one; echo", ""],
    ["echo out; echo error >&2", "error"],
    ["printf 'a\\377b'", "a\\xffb"],
    ["printf 'caf\\303\\251 \\303'", "café \\xc3"],
    ["false | true; echo ok", "ok"],
  ])("%s", async (bashCommand, expected) => {
    expect((await runBash({ bashCommand })).result).toBe(expected);
  });
});

test.each([
  ["at once", (output: string) => output.toUpperCase()],
  ["later", (output: string) => Promise.resolve(output.toUpperCase())],
])("the result is what a function makes of the last line %s", async (_when, outputProcessor) => {
  expect((await runBash({ bashCommand: "echo first; echo last", outputProcessor })).result).toBe("LAST");
});

test("the result of a command that a function returns is what is made of its last line", async () => {
  const dag = new Dag("example", { schedule: null });
  const outputProcessor = (output: string) => ({ rows: Number(output) });
  dag.task.bash("shell", () => "echo first; echo 3", { outputProcessor })();
  expect(await executeOperator(operatorOf(dag, "shell"), {}, anExecution())).toEqual({ rows: 3 });
});

test("what is to make something of the last line has to be a function", () => {
  const outputProcessor = "json.loads" as never;
  expect(() => new BashOperator({ taskId: "work", bashCommand: "date", outputProcessor })).toThrow(
    '"outputProcessor" of BashOperator is a string; expected a function.',
  );
});

test("every line is logged in order, errors among the output", async () => {
  const { lines } = await runBash({ bashCommand: "echo 1; echo 2 >&2; echo 3; seq 4 6" });
  expect(lines).toEqual(["1", "2", "3", "4", "5", "6"]);
});

test("a large output keeps its last line", async () => {
  const { result, lines } = await runBash({ bashCommand: "seq 1 20000" });
  expect(result).toBe("20000");
  expect(lines).toHaveLength(20_000);
});

test("a command that fails says its exit code", async () => {
  await expect(runBash({ bashCommand: "exit 3" })).rejects.toThrow(
    "Bash command failed. The command returned a non-zero exit code 3.",
  );
});

test("an unknown command fails with 127", async () => {
  await expect(runBash({ bashCommand: "there-is-no-such-command" })).rejects.toThrow("exit code 127");
});

test("a command that is killed says by what, and has the negative number of that as its exit code", async () => {
  await expect(runBash({ bashCommand: "kill -9 $$" })).rejects.toThrow(
    "Bash command failed. The command returned a non-zero exit code -9: it was killed by SIGKILL.",
  );
  await expect(runBash({ bashCommand: "kill -9 $$", skipOnExitCode: -9 })).rejects.toSatisfy(
    (error) => signalOf(error)?.kind === "skip",
  );
});

describe("an exit code may skip the task", () => {
  test.each([
    [{ bashCommand: "exit 99" }],
    [{ bashCommand: "exit 10", skipOnExitCode: 10 }],
    [{ bashCommand: "exit 11", skipOnExitCode: [10, 11] }],
  ])("%o", async (options) => {
    const thrown: unknown = await runBash(options).catch((error: unknown) => error);
    expect(signalOf(thrown)).toEqual({ kind: "skip" });
  });

  test("99 fails where no exit code skips", async () => {
    const thrown: unknown = await runBash({ bashCommand: "exit 99", skipOnExitCode: null }).catch(
      (error: unknown) => error,
    );
    expect(signalOf(thrown)).toBeNull();
  });
});

describe("the environment", () => {
  const environment = { PATH: "/usr/bin:/bin", FROM_RUNNER: "yes" };

  test("is the runner's when none is given", async () => {
    expect((await runBash({ bashCommand: "echo $FROM_RUNNER" }, { environment })).result).toBe("yes");
  });

  test("is only what is given", async () => {
    const bashCommand = 'echo "$FROM_RUNNER:$OWN"';
    expect((await runBash({ bashCommand, env: { OWN: "1" } }, { environment })).result).toBe(":1");
  });

  test("is both with appendEnv, and what is given wins", async () => {
    const bashCommand = 'echo "$PATH:$FROM_RUNNER"';
    const { result } = await runBash({ bashCommand, env: { FROM_RUNNER: "own" }, appendEnv: true }, { environment });
    expect(result).toBe("/usr/bin:/bin:own");
  });

  test("names the run the command works for", async () => {
    const bashCommand = 'echo "$AIRFLOW_CTX_DAG_ID $AIRFLOW_CTX_TASK_ID $BARAM_CTX_TRY_NUMBER"';
    expect((await runBash({ bashCommand, env: {} })).result).toBe("example work 1");
  });

  test("names who is written to, and is without the name where nobody is", async () => {
    const bashCommand = 'echo "$AIRFLOW_CTX_DAG_EMAIL|${BARAM_CTX_DAG_EMAIL-none}"';
    const task = { ...anExecution().context.task, email: ["a@example.org", "b@example.org"] };
    const told = "a@example.org,b@example.org";
    expect((await runBash({ bashCommand }, { context: { task } })).result).toBe(`${told}|${told}`);
    expect((await runBash({ bashCommand })).result).toBe("|none");
  });

  test("names the span of its try where there are traces", async () => {
    const operator = new BashOperator({ taskId: "work", bashCommand: "none" });
    const bashCommand = 'echo "[$TRACEPARENT]"';
    const traced = anExecution({ context: { traceParent: "00-abc-def-01" } });
    expect(await executeOperator(operator, { bashCommand }, traced)).toBe("[00-abc-def-01]");
    expect(await executeOperator(operator, { bashCommand }, anExecution())).toBe("[]");
  });
});

describe("the folder", () => {
  test("is an empty one when none is given", async () => {
    expect((await runBash({ bashCommand: "ls -A | wc -l" })).result).toMatch(/^ *0$/);
  });

  test("is the given one", async () => {
    expect((await runBash({ bashCommand: "pwd -P", cwd: folder })).result).toContain("baram-bash-test-");
  });

  test("must exist", async () => {
    await expect(runBash({ bashCommand: "true", cwd: join(folder, "none") })).rejects.toThrow("Can not find the cwd");
  });

  test("must be a folder", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    await expect(runBash({ bashCommand: "true", cwd: file })).rejects.toThrow("must be a directory");
  });
});

test("the text of a script file runs as a file of its own", async () => {
  const execution = anExecution();
  const operator = new BashOperator({ taskId: "work", bashCommand: "greet.sh" });
  const text = 'case "$0" in *.sh) echo "from a file";; *) echo "$0";; esac';
  expect(await executeOperator(operator, { bashCommand: text }, execution)).toBe("from a file");
});

test("an aborted task stops its command", async () => {
  const abort = new AbortController();
  const execution = anExecution({ context: { signal: abort.signal } });
  execution.context.log.info = () => abort.abort(new Error("The task was cleared."));
  const running = executeOperator(
    new BashOperator({ taskId: "work", bashCommand: "echo started; sleep 5 & wait" }),
    {},
    execution,
  );
  await expect(running).rejects.toThrow("The task was cleared.");
});

test("a machine without bash runs the command in its own shell", async () => {
  const tools = await mkdtemp(join(folder, "tools-"));
  const shell = join(tools, "sh");
  await writeFile(shell, '#!/bin/sh\necho "in sh"\n');
  await chmod(shell, 0o755);
  expect((await runBash({ bashCommand: "true", env: { PATH: tools } })).result).toBe("in sh");
});

test.each([
  [{ skipOnExitCode: "99" }, /"skipOnExitCode" is '99'; expected a whole number, or a list of them/],
  [{ skipOnExitCode: [1, "2"] }, /"skipOnExitCode" is \[ 1, '2' \]; expected a whole number, or a list of them/],
  [{ outputEncoding: "nope" }, /"outputEncoding" is 'nope'; expected a known encoding such as utf-8/],
])("%j is refused", (options, message) => {
  const given = { taskId: "work", bashCommand: "true", ...options } as unknown as BashOperatorOptions;
  expect(() => new BashOperator(given)).toThrow(message);
});

test("a command is required", () => {
  const options = { taskId: "work" } as BashOperatorOptions;
  expect(() => new BashOperator(options)).toThrow(
    'Task "work": BashOperator needs the option "bashCommand", which is missing.',
  );
});

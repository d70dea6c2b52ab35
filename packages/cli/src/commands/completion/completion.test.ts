import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { runProgram } from "../../program/run-program.ts";
import { FakeTerminal } from "../../terminal/terminal.fixture.ts";

async function scriptOf(shell: string): Promise<string> {
  const terminal = new FakeTerminal({ words: ["completion", shell] });
  expect(await runProgram(terminal)).toBe(0);
  return terminal.output;
}

/** What bash offers at the end of a line whose last word is being written. */
async function completeInBash(...words: readonly string[]): Promise<readonly string[]> {
  const quoted = ["baram", ...words].map((word) => `'${word}'`).join(" ");
  const text = `${await scriptOf("bash")}
COMP_WORDS=(${quoted})
COMP_CWORD=${words.length}
_baram
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr, status } = spawnSync("bash", ["--norc", "-c", text], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout.split("\n").filter((line) => line !== "");
}

test("bash completes commands and subcommands", async () => {
  expect((await completeInBash("da")).toSorted()).toEqual(["dag-processor", "dags"]);
  expect(await completeInBash("dags", "list-")).toEqual(
    expect.arrayContaining(["list-runs", "list-jobs", "list-import-errors"]),
  );
  expect(await completeInBash("dags", "")).not.toContain("--help");
});

test("bash completes flags, of the program's, too, and what a flag may be", async () => {
  expect(await completeInBash("dags", "list", "--o")).toEqual(["--output"]);
  expect(await completeInBash("dags", "list", "--")).toEqual(
    expect.arrayContaining(["--columns", "--output", "--verbose", "--help"]),
  );
  expect(await completeInBash("dags", "list", "-o", "")).toEqual(["table", "json", "yaml", "plain"]);
  expect(await completeInBash("--ser")).toEqual(["--server"]);
});

test("bash leaves to files what a flag takes that could be anything", async () => {
  expect(await completeInBash("dags", "trigger", "--conf", "x")).toEqual([]);
});

test("bash does not take what is given to a command for a subcommand", async () => {
  expect(await completeInBash("dags", "trigger", "list", "--exec")).toEqual(["--exec-date"]);
});

test.each(["zsh", "fish"])("%s is told of every command with its flags and their choices", async (shell) => {
  const script = await scriptOf(shell);
  for (const text of ["list-runs", "failed-deps", "map-index", "yaml", "List the runs of a Dag"]) {
    expect(script).toContain(text);
  }
});

test("another shell is refused with those that there are", async () => {
  const terminal = new FakeTerminal({ words: ["completion", "csh"] });
  expect(await runProgram(terminal)).toBe(2);
  expect(terminal.errors).toContain("bash, zsh, fish");
});

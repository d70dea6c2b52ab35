import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";
import { PACKAGES, start } from "./baram-process.fixture.ts";

const DAG = `import { Dag } from "baram";
const dag = new Dag("looked_at", { schedule: null });
const first = dag.task("first", () => {
  const answer: number = 42;
  debugger;
  return answer;
});
dag.task("second", ({ answer }: { answer: number }) => { debugger; console.log("the answer is " + answer); })({ answer: first() });
`;

let project: AuthorProject;
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await project.remove();
});

/** What a process has printed, and a way to wait for more. */
function outputOf(child: ChildProcess) {
  let text = "";
  let look: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (piece: Buffer) => {
      text += piece.toString("utf8");
      look();
    });
  }
  return {
    all: () => text,
    /** Resolves with the match once the output has it for the nth time. */
    until: (pattern: RegExp, nth = 1) =>
      new Promise<RegExpMatchArray>((resolve) => {
        look = () => {
          const match = [...text.matchAll(new RegExp(pattern, "g"))][nth - 1];
          if (match !== undefined) resolve(match);
        };
        look();
      }),
  };
}

function runCommand(words: readonly string[]) {
  const program = join(PACKAGES, "baram", "bin", "baram.js");
  const command = [process.execPath, program, ...words] as const;
  const child = start({ command, folder: project.folder, environment: {} });
  children.push(child);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { output: outputOf(child), ended };
}

/** Attaches Node's own debugger, which stops where the author says, and goes on from there. */
async function goOnAt(address: string): Promise<void> {
  const place = new URL(address).host;
  const client = spawn(process.execPath, ["inspect", place], { stdio: ["pipe", "pipe", "pipe"] });
  children.push(client);
  const output = outputOf(client);
  await output.until(/break in /);
  client.stdin.write("cont\n");
}

const WAITING = /Waiting for a debugger at (ws:\S+)/;

test("a task that is tried out waits for a debugger, which stops in the author's code", async () => {
  project = new AuthorProject({ "looked-at.ts": DAG });
  const { output, ended } = runCommand(["tasks", "test", "looked_at", "first", "--inspect", "0"]);
  const [, address = ""] = await output.until(WAITING);
  await goOnAt(address);
  expect(await ended).toBe(0);
});

test("of a Dag that is tried out one task after the other waits for a debugger", async () => {
  project = new AuthorProject({ "looked-at.ts": DAG });
  const { output, ended } = runCommand(["dags", "test", "looked_at", "--inspect", "0"]);
  for (const nth of [1, 2]) {
    const [, address = ""] = await output.until(WAITING, nth);
    await goOnAt(address);
  }
  expect(await ended).toBe(0);
  expect(output.all()).toContain("the answer is 42");
});

test("what is no place for a debugger is refused", async () => {
  project = new AuthorProject({});
  const { exitCode, errors } = await project.run(["tasks", "test", "d", "t", "--inspect=nowhere"]);
  expect(exitCode).toBe(2);
  expect(errors).toContain("no place for a debugger");
});

import { spawn } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { stateReason } from "@baram/domain";
import { OutsideTaskError } from "../context/context-errors.ts";
import { currentExecution } from "../context/execution.ts";
import type { TaskContext } from "../context/task-context.ts";
import { SkipTask } from "../task/signals.ts";
import { contextVariables } from "./context-variables.ts";
import { createLineReader } from "./read-lines.ts";

/** What a shell is to do. */
export interface BashCommand {
  readonly command: string;
  /** Runs the text as a script file instead of as an argument of the shell. */
  readonly isScript: boolean;
  /** `null` inherits the runner's environment. */
  readonly env: Readonly<Record<string, string>> | null;
  readonly appendEnv: boolean;
  /** `null` is an empty folder that is removed afterwards. */
  readonly cwd: string | null;
  readonly skipOnExitCodes: readonly number[];
  readonly outputEncoding: string;
}

// Standard error goes where standard output goes, in one stream, so that lines keep their order. `bash` where there
// is one, else the system's own shell: nothing but that is needed.
const SHELL = "/bin/sh";
const START_BASH = 'if command -v bash >/dev/null 2>&1; then exec bash "$@" 2>&1; else exec sh "$@" 2>&1; fi';

/**
 * Runs a command, writes its output to the task's log line by line, and returns the last line.
 *
 * The shell stays in the runner's process group: whoever ends the group ends it, with all it has started.
 */
export async function runBashCommand(bash: BashCommand, context: TaskContext): Promise<string> {
  context.signal.throwIfAborted();
  if (bash.cwd !== null) await checkFolder(bash.cwd);
  const ownFolder = bash.cwd === null || bash.isScript ? await mkdtemp(join(tmpdir(), "baram-bash-")) : null;
  try {
    const shellArguments = await prepareArguments(bash, ownFolder);
    return await runShell(bash, { shellArguments, cwd: bash.cwd ?? ownFolder ?? "." }, context);
  } finally {
    if (ownFolder !== null) await rm(ownFolder, { recursive: true, force: true });
  }
}

async function prepareArguments(bash: BashCommand, ownFolder: string | null): Promise<readonly string[]> {
  if (!bash.isScript || ownFolder === null) return ["-c", bash.command];
  const script = join(ownFolder, "command.sh");
  await writeFile(script, bash.command);
  return [script];
}

async function runShell(
  bash: BashCommand,
  { shellArguments, cwd }: { readonly shellArguments: readonly string[]; readonly cwd: string },
  context: TaskContext,
): Promise<string> {
  const child = spawn(SHELL, ["-c", START_BASH, "bash", ...shellArguments], {
    cwd,
    env: environmentOf(bash, context),
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise<ShellEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  const stop = (): void => {
    child.kill("SIGTERM");
    // What the shell has started may keep the output open; the log has no use for it any more.
    child.stdout.destroy();
  };
  context.signal.addEventListener("abort", stop, { once: true });
  try {
    const lines = createLineReader(bash.outputEncoding, (line) => context.log.info(line));
    child.stdout.on("data", lines.push);
    const end = await ended;
    context.signal.throwIfAborted();
    return judgeEnd(end, lines.end(), bash.skipOnExitCodes);
  } finally {
    context.signal.removeEventListener("abort", stop);
  }
}

interface ShellEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Parity: a command that a signal ended has that signal's number as its exit code, negative. */
function judgeEnd({ code, signal }: ShellEnd, lastLine: string, skipOnExitCodes: readonly number[]): string {
  if (code === 0) return lastLine;
  const exitCode = code ?? -(signal === null ? 1 : constants.signals[signal]);
  if (skipOnExitCodes.includes(exitCode)) throw new SkipTask(stateReason("bash-skipped", { code: exitCode }));
  const how = signal === null ? "" : `: it was killed by ${signal}`;
  throw new BashExitError(
    `Bash command failed. The command returned a non-zero exit code ${exitCode}${how}.`,
    exitCode,
  );
}

function environmentOf({ env: ownEnvironment, appendEnv }: BashCommand, context: TaskContext): NodeJS.ProcessEnv {
  const execution = currentExecution();
  if (execution === null) throw new OutsideTaskError("BashOperator", null);
  const inherited = ownEnvironment === null || appendEnv ? execution.services.environment : {};
  return { ...inherited, ...ownEnvironment, ...contextVariables(context) };
}

async function checkFolder(cwd: string): Promise<void> {
  const found = await stat(cwd).catch(() => null);
  if (found === null) throw new BashCommandError(`Can not find the cwd: ${cwd}`);
  if (!found.isDirectory()) throw new BashCommandError(`The cwd ${cwd} must be a directory`);
}

/** A shell command failed, or could not be started as asked. */
export class BashCommandError extends Error {
  override readonly name = "BashCommandError";
}

/** A shell command ended with another exit code than 0; a negative one is the signal that ended it. */
export class BashExitError extends BashCommandError {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { ROOT } from "./source-fingerprint.mjs";

/** How a command ended and everything it printed. */
export interface CommandOutcome {
  readonly exitCode: number;
  readonly output: string;
  readonly seconds: number;
}

/** How a command is run; by default its output goes to the terminal and is not kept. */
export interface CommandOptions {
  /** Keeps the output for the caller instead of printing it. Defaults to `false`. */
  readonly quiet?: boolean;
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs a command of the repository (`tsc`, `vitest` …, found in `node_modules/.bin`) in the root folder.
 *
 * A failure of the command is an outcome; only a command that cannot be started rejects.
 */
export function runCommand(
  command: string,
  parameters: readonly string[],
  { quiet = false, environment = {} }: CommandOptions = {},
): Promise<CommandOutcome> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const path = `${join(ROOT, "node_modules/.bin")}${delimiter}${process.env["PATH"] ?? ""}`;
    const child = spawn(command, parameters, {
      cwd: ROOT,
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...environment, PATH: path },
    });
    const chunks: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (exitCode) => {
      const seconds = (performance.now() - startedAt) / 1000;
      resolve({ exitCode: exitCode ?? 1, output: Buffer.concat(chunks).toString(), seconds });
    });
  });
}

import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "./source-fingerprint.mjs";

// Compiles the packages and builds the web UI whenever a source is saved, and restarts Baram with the example Dags
// after each compilation that succeeded. An open page is reloaded by hand; a Dag file needs none of this, because
// Baram itself watches the Dags folder.

const BIN = join(ROOT, "node_modules/.bin");
const COMPILED = /Found 0 errors/;

let baram: ChildProcess | null = null;

const compiler = startChild(join(BIN, "tsc"), ["-b", "--watch", "--preserveWatchOutput", "--pretty", "false"], "pipe");
const webBuild = startChild(
  "npm",
  ["run", "--silent", "build", "--workspace", "@baram/web", "--", "--watch"],
  "inherit",
);

if (compiler.stdout !== null) {
  createInterface({ input: compiler.stdout }).on("line", (line) => {
    process.stdout.write(`${line}\n`);
    if (COMPILED.test(line)) restartBaram();
  });
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    compiler.kill();
    webBuild.kill();
    baram?.removeAllListeners("exit");
    if (baram === null) process.exit();
    baram.on("exit", () => process.exit()).kill("SIGTERM");
  });
}

/** The old process must have ended first: it holds the database file and the port. */
function restartBaram(): void {
  if (baram === null) {
    startBaram();
  } else {
    baram.removeAllListeners("exit");
    baram.on("exit", startBaram).kill("SIGTERM");
  }
}

function startBaram(): void {
  baram = startChild(process.execPath, ["tools/run-examples.mjs", ...process.argv.slice(2)], "inherit");
  baram.on("exit", () => {
    baram = null;
  });
}

/** In a process group of its own, so that Ctrl+C reaches only this process, which then ends the children in order. */
function startChild(command: string, parameters: readonly string[], output: "inherit" | "pipe"): ChildProcess {
  return spawn(command, parameters, { cwd: ROOT, stdio: ["ignore", output, "inherit"], detached: true });
}

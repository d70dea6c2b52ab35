import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** One part of an installation as a process, started again after each kill. */
export class SoakProcess {
  readonly name: string;
  readonly #command: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #logPath: string;
  #child: ChildProcess | null = null;
  #isFrozen = false;
  #isReady: Promise<void> = Promise.resolve();

  constructor(given: {
    readonly name: string;
    readonly command: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly logPath: string;
  }) {
    this.name = given.name;
    this.#command = given.command;
    this.#environment = given.environment;
    this.#logPath = given.logPath;
  }

  get isRunning(): boolean {
    return this.#child !== null;
  }

  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  /** Resolves when the process says that it runs, or was killed before it could. */
  start(): Promise<void> {
    const child = spawn(process.execPath, [join(ROOT, "packages/baram/bin/baram.js"), this.#command], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...this.#environment },
    });
    this.#child = child;
    this.#isReady = new Promise((resolve, reject) => {
      let said = "";
      const hear = (piece: Buffer) => {
        appendFileSync(this.#logPath, piece);
        said += piece.toString();
        if (/is running/.test(said)) resolve();
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      child.on("exit", (code, signal) => {
        if (this.#child === child) this.#child = null;
        if (signal === "SIGKILL") resolve();
        reject(new Error(`${this.name} ended with ${code ?? signal}: ${said}`));
      });
    });
    // Whoever kills it knows.
    this.#isReady.catch(() => undefined);
    return this.#isReady;
  }

  /** Ends it as a crash would. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  }

  /** Stops its clock, as a machine does that swaps or is moved. */
  freeze(): void {
    this.#isFrozen = true;
    this.#child?.kill("SIGSTOP");
  }

  thaw(): void {
    this.#isFrozen = false;
    this.#child?.kill("SIGCONT");
  }

  /** Asks it to end, and waits until it has. @returns its exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (child === null) return null;
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    await exited;
    return child.exitCode;
  }
}

import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import type { ChangedAuthorDefaults } from "@baram/domain";
import type { MessageFromRunner, MessageToRunner } from "@baram/execution-api";
import type { RunnerExit } from "./lost-runner.ts";
import { signalGroup } from "./stop-runner.ts";

/** How a runner process is started. */
export interface RunnerOptions {
  /** Absolute path of the runner's entry module. */
  readonly runnerEntry: string;
  readonly memoryLimitMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  /** Its only argument where there are any: it has to know them before author code is loaded. */
  readonly authorDefaults?: ChangedAuthorDefaults;
}

/** Whoever has work in a runner hears all of it. */
export interface RunnerListener {
  onMessage(message: MessageFromRunner): void;
  /** What the process, or a child of it, printed past the runner's own capturing. */
  onOutput(stream: "stdout" | "stderr", piece: Uint8Array): void;
  onExit(exit: RunnerExit): void;
}

const ERROR_OUTPUT_LENGTH_MAXIMUM = 8192;

/** How long the last output of a dead runner is waited for; a descendant outside the group may hold its pipes open. */
const DRAIN_MILLISECONDS = 250;

/** One runner process, leader of its own process group, from its start to its end. */
export class Runner {
  readonly processId: number;
  /** Hashes of the bundles it has loaded. */
  readonly loadedBundles = new Set<string>();
  /** Until it is given its first work. */
  isFresh = true;
  attempts = 0;
  residentSetBytesAtFirst: number | null = null;
  listener: RunnerListener;
  /** Called when the process is gone, before whoever has work in it hears of it. */
  whenGone: () => void = () => undefined;
  readonly #child: ChildProcess;
  #errorOutput = "";
  #announced: RunnerExit["announced"] = null;
  #killTimer: NodeJS.Timeout | null = null;
  #isGone = false;

  constructor(options: RunnerOptions, listener: RunnerListener) {
    this.listener = listener;
    const { memoryLimitMegabytes, runnerEntry, authorDefaults = {} } = options;
    const given = Object.keys(authorDefaults).length === 0 ? [] : [JSON.stringify(authorDefaults)];
    this.#child = spawn(process.execPath, [`--max-old-space-size=${memoryLimitMegabytes}`, runnerEntry, ...given], {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      serialization: "json",
      // Makes it the leader of a group of its own, which all its children belong to.
      detached: true,
      env: { ...options.environment },
      cwd: options.workingDirectory,
    });
    this.processId = this.#child.pid ?? 0;
    this.#child.on("message", (message) => this.#onMessage(message as MessageFromRunner));
    this.#child.on("error", (error) => this.#onSpawnError(error));
    this.#child.once("exit", (code, signal) => this.#onExit(code, signal));
    this.#read("stdout");
    this.#read("stderr");
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  send(message: MessageToRunner): void {
    // A runner that is gone is reported by its exit; the message is lost with it.
    this.#child.send(message, () => undefined);
  }

  /** TERM for the whole group, then KILL after the grace. Asking again can only shorten the grace. */
  stop(graceSeconds: number): void {
    if (this.#isGone) return;
    if (graceSeconds <= 0) {
      signalGroup(this.processId, "SIGKILL");
      return;
    }
    signalGroup(this.processId, "SIGTERM");
    if (this.#killTimer !== null) clearTimeout(this.#killTimer);
    this.#killTimer = setTimeout(() => signalGroup(this.processId, "SIGKILL"), graceSeconds * 1000);
  }

  #onMessage(message: MessageFromRunner): void {
    if (message.kind === "exiting") this.#announced = { code: message.code, place: message.place };
    else this.listener.onMessage(message);
  }

  #onSpawnError(error: Error): void {
    if (this.#child.pid === undefined) this.#finish({ code: null, signal: null, reason: error.message });
  }

  #onExit(code: number | null, signal: NodeJS.Signals | null): void {
    // The children of a dead runner go with it, whatever it was killed by.
    signalGroup(this.processId, "SIGKILL");
    const finish = () => this.#finish({ code, signal, reason: "" });
    const timer = setTimeout(finish, DRAIN_MILLISECONDS);
    // Its last messages and output may still stand in the pipes.
    this.#child.once("close", () => {
      clearTimeout(timer);
      finish();
    });
  }

  #finish({ code, signal, reason }: { code: number | null; signal: NodeJS.Signals | null; reason: string }): void {
    if (this.#isGone) return;
    this.#isGone = true;
    if (this.#killTimer !== null) clearTimeout(this.#killTimer);
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
    this.whenGone();
    this.listener.onExit({ code, signal, errorOutput: this.#errorOutput + reason, announced: this.#announced });
  }

  /** One piece per turn of the event loop: a child that floods its output must not keep the server from its work. */
  #read(name: "stdout" | "stderr"): void {
    const stream = this.#child[name];
    stream?.on("data", (piece: Buffer) => {
      stream.pause();
      setImmediate(() => stream.resume());
      if (name === "stderr") {
        this.#errorOutput = (this.#errorOutput + piece.toString("utf8")).slice(-ERROR_OUTPUT_LENGTH_MAXIMUM);
      }
      this.listener.onOutput(name, piece);
    });
    stream?.on("error", () => undefined);
  }
}

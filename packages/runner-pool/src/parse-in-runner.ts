import type {
  BundleLocation,
  MessageFromRunner,
  ParseFailure,
  ParseResult,
  RunnerResidue,
  SourcePlace,
} from "@baram/execution-api";
import { LineSplitter } from "@baram/execution-api";
import type { RunnerExit } from "./lost-runner.ts";
import { explainLostRunner } from "./lost-runner.ts";
import type { Runner, RunnerListener } from "./runner.ts";

/** Which Dag file to load. */
export interface ParseRequest {
  readonly bundle: BundleLocation;
  /** Below the Dags folder, with forward slashes. */
  readonly relativePath: string;
}

/** What loading a Dag file may take and who hears what it prints. */
export interface ParseOptions {
  readonly timeoutSeconds: number;
  readonly signal?: AbortSignal;
  /** Each line that the file printed while it was loaded. */
  readonly onLine?: (line: string) => void;
}

/** How loading ended; without residue the runner is gone. */
export interface ParseEnd {
  readonly result: ParseResult;
  readonly residue: RunnerResidue | null;
}

/** The runner itself notes when the time is over and says where author code is; the pool waits a moment for that. */
const LOOP_REPORT_MILLISECONDS = 3000;

const UNKNOWN_PLACE: SourcePlace = { line: null, column: null, frame: null, stack: null };

/** One Dag file while a runner loads it, seen from the pool. */
export class ParseInRunner implements RunnerListener {
  readonly end: Promise<ParseEnd>;
  readonly #runner: Runner;
  readonly #options: ParseOptions;
  readonly #memoryLimitMegabytes: number;
  readonly #lines: LineSplitter;
  readonly #timeout: NodeJS.Timeout;
  #resolve: (end: ParseEnd) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  /** Where author code was when the time was over; `null` before. */
  #loopPlace: SourcePlace | null = null;

  constructor(runner: Runner, request: ParseRequest, options: ParseOptions, memoryLimitMegabytes: number) {
    this.#runner = runner;
    this.#options = options;
    this.#memoryLimitMegabytes = memoryLimitMegabytes;
    this.#lines = new LineSplitter((line) => options.onLine?.(line));
    this.end = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    runner.listener = this;
    const { timeoutSeconds } = options;
    runner.send({ kind: "parseDagFile", ...request, timeoutSeconds });
    this.#timeout = setTimeout(() => this.#timeOut(UNKNOWN_PLACE), timeoutSeconds * 1000 + LOOP_REPORT_MILLISECONDS);
    options.signal?.addEventListener("abort", this.#onAbort);
    if (options.signal?.aborted === true) this.#onAbort();
  }

  onMessage(message: MessageFromRunner): void {
    if (message.kind === "looping") this.#timeOut(message.place);
    if (message.kind !== "parsed" || this.#loopPlace !== null) return;
    this.#release();
    this.#resolve({ result: message.result, residue: message.residue });
  }

  onOutput(_stream: "stdout" | "stderr", piece: Uint8Array): void {
    this.#lines.write(piece);
  }

  onExit(exit: RunnerExit): void {
    this.#release();
    if (this.#options.signal?.aborted === true) this.#reject(this.#options.signal.reason);
    else this.#resolve({ result: { kind: "failed", error: this.#explain(exit) }, residue: null });
  }

  #explain(exit: RunnerExit): ParseFailure {
    if (this.#loopPlace !== null) {
      return {
        message: `Loading the Dag file took longer than ${this.#options.timeoutSeconds} s and was stopped: it loops without end, or does work that belongs into a task.`,
        errorKind: "DagFileTimeout",
        ...this.#loopPlace,
      };
    }
    const { errorKind, message, place } = explainLostRunner(exit, this.#memoryLimitMegabytes);
    return { message: `The Dag file could not be loaded. ${message}`, errorKind, ...(place ?? UNKNOWN_PLACE) };
  }

  #timeOut(place: SourcePlace): void {
    this.#loopPlace ??= place;
    this.#runner.stop(0);
  }

  readonly #onAbort = (): void => {
    this.#runner.stop(0);
  };

  #release(): void {
    clearTimeout(this.#timeout);
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    this.#lines.end();
  }
}

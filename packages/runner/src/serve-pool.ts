import { join } from "node:path";
import type { Clock } from "@baram/domain";
import {
  AttemptLogFile,
  type BundleLocation,
  type MessageFromRunner,
  type MessageToRunner,
  type SourcePlace,
} from "@baram/execution-api";
import { answerQuestion } from "./answer-question/answer-question.ts";
import { describeThrown } from "./author-source/describe-thrown.ts";
import { placeInSource } from "./author-source/place-in-source.ts";
import { AwaitedTriggers } from "./await-triggers/awaited-triggers.ts";
import { LoadedBundles } from "./load-bundle.ts";
import { LoopWatch } from "./parse-dags/loop-watch.ts";
import { explainParseFailure, parseDagFile } from "./parse-dags/parse-dag-file.ts";
import { ProcessBaseline, ProcessMemory } from "./residue.ts";
import { ReturnedLists } from "./run-attempt/returned-lists.ts";
import { RunningAttempt } from "./run-attempt/run-attempt.ts";
import { timeOfAttempt } from "./run-attempt/time-of-attempt.ts";
import { waitForDebugger } from "./run-attempt/wait-for-debugger.ts";
import type { WatchedEnvironment } from "./watched-environment.ts";

/** What a runner is given by the process it lives in. */
export interface RunnerProcess {
  readonly processId: number;
  readonly clock: Clock;
  readonly environment: WatchedEnvironment;
  readonly send: (message: MessageFromRunner) => void;
  readonly exit: (code: number) => void;
}

type Work =
  | { readonly kind: "parse"; readonly bundle: BundleLocation; readonly fail: (error: Error) => void }
  | { readonly kind: "attempt"; readonly bundle: BundleLocation; readonly attempt: RunningAttempt }
  | { readonly kind: "question"; readonly fail: (error: Error) => void; readonly printed: string[] }
  /** To the end of the process. */
  | { readonly kind: "triggers"; readonly triggers: AwaitedTriggers };

/** How often what author code left behind is looked at again before it counts: much of it is gone a moment later. */
const SECOND_LOOKS = 4;

/** Carries out what the pool asks for, one piece of work at a time. */
export class PoolServer {
  readonly #process: RunnerProcess;
  readonly #bundles = new LoadedBundles();
  readonly #lists = new ReturnedLists();
  /** Taken when the first work arrives: by then the runner itself has opened all it needs. */
  #baseline: ProcessBaseline | null = null;
  /** What showed itself outside of any promise, to be told with the next residue. */
  readonly #strays: string[] = [];
  readonly #memory = new ProcessMemory();
  readonly #loopWatch = new LoopWatch();
  #work: Work | null = null;
  #isTerminating = false;

  constructor(runnerProcess: RunnerProcess) {
    this.#process = runnerProcess;
  }

  onMessage(message: MessageToRunner): void {
    this.#baseline ??= new ProcessBaseline(this.#process.environment);
    switch (message.kind) {
      case "parseDagFile":
        void this.#parse(message);
        return;
      case "runAttempt":
        void this.#runAttempt(message);
        return;
      case "answerQuestion":
        void this.#answerQuestion(message);
        return;
      case "awaitTrigger":
        this.#triggers().await(message);
        return;
      case "cancelTrigger":
        this.#triggers().cancel(message.triggerId);
        return;
      case "answer":
        if (this.#work?.kind === "attempt") this.#work.attempt.client.onAnswer(message.requestId, message.answer);
        if (this.#work?.kind === "triggers") this.#work.triggers.onAnswer(message.requestId, message.answer);
        return;
      case "refusal":
        if (this.#work?.kind === "attempt") this.#work.attempt.client.onRefusal(message.requestId, message.refusal);
        if (this.#work?.kind === "triggers") this.#work.triggers.onRefusal(message.requestId, message.refusal);
    }
  }

  /** What author code printed; `false` when no attempt is running whose log it belongs to. */
  onPrinted(stream: "stdout" | "stderr", piece: string | Uint8Array): boolean {
    if (this.#work?.kind === "triggers") return this.#work.triggers.onPrinted(stream, piece);
    if (this.#work?.kind === "question") this.#work.printed.push(textOf(piece));
    if (this.#work?.kind !== "attempt") return false;
    this.#work.attempt.log.print(stream, piece);
    return true;
  }

  /** An error that nobody awaited. The work during which it shows itself fails: nothing it does can be relied on. */
  onStrayError(thrown: unknown, how: "thrown outside of any promise" | "rejected without being awaited"): void {
    const { errorKind, message, stack } = describeThrown(thrown);
    const error = new Error(`${errorKind}: ${message} (${how})`, { cause: thrown });
    if (stack !== null) error.stack = stack;
    if (this.#work?.kind === "triggers") {
      const isKnown = this.#work.triggers.onStrayError(error);
      if (!isKnown) this.#process.send({ kind: "soiled", leftovers: [`${error.message}, by none of the triggers`] });
      return;
    }
    this.#strays.push(`an error ${how}`);
    if (this.#work?.kind === "attempt") this.#work.attempt.stop.fail(error);
    else if (this.#work !== null) this.#work.fail(thrown instanceof Error ? thrown : error);
    else this.#process.send({ kind: "soiled", leftovers: [`an error ${how}`] });
  }

  /** The pool wants this process to end: author code is asked to stop, and may clean up until the pool kills it. */
  onTermination(): void {
    this.#isTerminating = true;
    if (this.#work?.kind === "triggers") this.#work.triggers.cancelAll();
    if (this.#work?.kind === "attempt") this.#work.attempt.stop.abort(new Error("The attempt was stopped."));
    else this.#process.exit(0);
  }

  /** Author code ended the process: saves the log and tells where it happened. */
  onExit(code: number): void {
    const work = this.#work;
    if (work?.kind === "triggers") work.triggers.onExit(code);
    if (work === null || work.kind === "question" || work.kind === "triggers" || this.#isTerminating) return;
    const place: SourcePlace = placeInSource(work.bundle, new Error("exit").stack ?? null);
    if (work.kind === "attempt") {
      const where = place.line === null ? "" : ` at line ${place.line}`;
      work.attempt.log.say("error", `Author code, or a library it uses, called process.exit(${code})${where}.`);
      work.attempt.log.close();
    }
    this.#process.send({ kind: "exiting", code, place });
  }

  #triggers(): AwaitedTriggers {
    if (this.#work?.kind === "triggers") return this.#work.triggers;
    const { clock, environment, send } = this.#process;
    const { variables } = environment;
    const triggers = new AwaitedTriggers({ bundles: this.#bundles, clock, environment: variables, send });
    this.#work = { kind: "triggers", triggers };
    return triggers;
  }

  async #parse(message: Extract<MessageToRunner, { kind: "parseDagFile" }>): Promise<void> {
    const { bundle, relativePath, timeoutSeconds } = message;
    this.#loopWatch.watch(timeoutSeconds * 1000, (stack) => {
      this.#process.send({ kind: "looping", place: placeInSource(bundle, stack) });
    });
    const stray = new Promise<Error>((resolve) => {
      this.#work = { kind: "parse", bundle, fail: resolve };
    });
    const failed = stray.then((error) => ({ kind: "failed", error: explainParseFailure(bundle, error) }) as const);
    const result = await Promise.race([parseDagFile(this.#bundles, { bundle, relativePath }), failed]);
    this.#loopWatch.rest();
    const residue = this.#memory.residueOf(await this.#leftovers());
    this.#work = null;
    this.#process.send({ kind: "parsed", result, residue });
  }

  async #runAttempt(message: Extract<MessageToRunner, { kind: "runAttempt" }>): Promise<void> {
    const { workload, logFolder, logLimitBytes } = message;
    const { processId, clock, environment, send } = this.#process;
    const file = new AttemptLogFile({ path: join(logFolder, workload.logPath), limitBytes: logLimitBytes, clock });
    const attempt = new RunningAttempt(workload, {
      lists: this.#lists,
      bundles: this.#bundles,
      ...timeOfAttempt(workload, clock),
      environment: environment.variables,
      openLog: () => file,
      processId,
      send,
    });
    this.#work = { kind: "attempt", bundle: workload.bundle, attempt };
    const { inspector } = workload.settings;
    if (inspector !== undefined) {
      await waitForDebugger(inspector, (address) => {
        attempt.log.say("info", `Waiting for a debugger at ${address}`);
        // Nothing is written any more once the process waits.
        file.flush();
      }).catch((error: unknown) => attempt.stop.fail(error instanceof Error ? error : new Error(String(error))));
    }
    const report = await attempt.run();
    const leftovers = await this.#leftovers();
    if (inspector !== undefined) leftovers.push("a debugger");
    if (!attempt.hasSettled) leftovers.push("author code that had not ended");
    send({ kind: "attemptFinished", report, residue: this.#memory.residueOf(leftovers) });
    // Making a file costs as much as all the rest of a short attempt. The server works on the report meanwhile.
    attempt.log.close();
    if (attempt.log.failure !== null) process.emitWarning(`A log was not written: ${attempt.log.failure.message}`);
    this.#work = null;
    if (this.#isTerminating) this.#process.exit(0);
  }

  async #answerQuestion({ question }: Extract<MessageToRunner, { kind: "answerQuestion" }>): Promise<void> {
    const printed: string[] = [];
    const stray = new Promise<Error>((resolve) => {
      this.#work = { kind: "question", fail: resolve, printed };
    });
    const failed = stray.then(({ message }) => ({ kind: "failed", message }) as const);
    const answer = await Promise.race([
      answerQuestion(question, { bundles: this.#bundles, printed: () => printed.join("") }),
      failed,
    ]);
    const residue = this.#memory.residueOf(await this.#leftovers());
    this.#work = null;
    this.#process.send({ kind: "questionAnswered", answer, residue });
  }

  async #leftovers(): Promise<string[]> {
    let found = this.#baseline?.leftovers() ?? [];
    // A connection or a child that is just closing is no leftover; a clean process is not looked at twice.
    for (let look = 0; found.length > 0 && look < SECOND_LOOKS; look++) {
      await new Promise((resolve) => setTimeout(resolve, look));
      found = this.#baseline?.leftovers() ?? [];
    }
    return [...found, ...this.#strays.splice(0)];
  }
}

function textOf(piece: string | Uint8Array): string {
  return typeof piece === "string" ? piece : Buffer.from(piece).toString("utf8");
}

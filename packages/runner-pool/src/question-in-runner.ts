import type { AuthorAnswer, AuthorQuestion, MessageFromRunner, RunnerResidue } from "@baram/execution-api";
import { explainLostRunner, type RunnerExit } from "./lost-runner.ts";
import type { Runner, RunnerListener } from "./runner.ts";

/** How a question ended; without residue the runner is gone. */
export interface QuestionEnd {
  readonly answer: AuthorAnswer;
  readonly residue: RunnerResidue | null;
}

/** What a question may take. */
export interface QuestionLimits {
  readonly timeoutSeconds: number;
  readonly memoryLimitMegabytes: number;
}

/** One question while a runner answers it, seen from the pool. */
export class QuestionInRunner implements RunnerListener {
  readonly end: Promise<QuestionEnd>;
  readonly #limits: QuestionLimits;
  readonly #timeout: NodeJS.Timeout;
  #resolve: (end: QuestionEnd) => void = () => undefined;
  #isTimedOut = false;

  constructor(runner: Runner, question: AuthorQuestion, limits: QuestionLimits) {
    this.#limits = limits;
    this.end = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    runner.listener = this;
    runner.send({ kind: "answerQuestion", question });
    this.#timeout = setTimeout(() => {
      this.#isTimedOut = true;
      runner.stop(0);
    }, limits.timeoutSeconds * 1000);
  }

  onMessage(message: MessageFromRunner): void {
    if (message.kind !== "questionAnswered" || this.#isTimedOut) return;
    clearTimeout(this.#timeout);
    this.#resolve({ answer: message.answer, residue: message.residue });
  }

  /** What author code prints while it answers belongs to nobody's log. */
  onOutput(): void {}

  onExit(exit: RunnerExit): void {
    clearTimeout(this.#timeout);
    const { timeoutSeconds, memoryLimitMegabytes } = this.#limits;
    const message = this.#isTimedOut
      ? `Author code took longer than ${timeoutSeconds} s to answer and was stopped.`
      : explainLostRunner(exit, memoryLimitMegabytes).message;
    this.#resolve({ answer: { kind: "failed", message }, residue: null });
  }
}

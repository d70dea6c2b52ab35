import { FailTask, SkipTask } from "@baram/sdk";

const DO = Symbol("do");

/** What a task does in a test in place of its own work. Made with {@link returns}, {@link fails} or {@link skips}. */
export interface TaskOutcome {
  /** @param tryNumber from 1. */
  readonly [DO]: (tryNumber: number) => unknown;
}

/** How a task fails in a test. */
export interface FailsOptions {
  /** The first so many tries fail and the next one returns nothing. Defaults to every try. */
  readonly tries?: number;
  /** Whether a failed try may be followed by another. Defaults to `true`. */
  readonly mayRetry?: boolean;
}

/** The failure that a test prescribes. */
class PrescribedFailure extends Error {
  override readonly name = "Error";
}

/** The task returns this, without doing its work. For a branch it is the choice, for a short circuit the condition. */
export function returns(value?: unknown): TaskOutcome {
  return { [DO]: () => value };
}

/** The task fails with this message, without doing its work; with tries left it is tried again. */
export function fails(message: string, { tries, mayRetry = true }: FailsOptions = {}): TaskOutcome {
  return {
    [DO]: (tryNumber) => {
      if (tries !== undefined && tryNumber > tries) return undefined;
      throw mayRetry ? new PrescribedFailure(message) : new FailTask(message);
    },
  };
}

/** The task skips itself, without doing its work. */
export function skips(message = "The test skips it."): TaskOutcome {
  return {
    [DO]: () => {
      throw new SkipTask(message);
    },
  };
}

/** Does at a try what was prescribed. */
export function carryOutOutcome(outcome: TaskOutcome, tryNumber: number): unknown {
  return outcome[DO](tryNumber);
}

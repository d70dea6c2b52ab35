import { AsyncLocalStorage } from "node:async_hooks";
import type { AnswerOnTheSpot, Clock, HumanRequest, Instant } from "@baram/domain";
import type { Connection } from "./connection.ts";
import type { OtherDags } from "./other-dags.ts";
import type { TaskContext } from "./task-context.ts";

/** What the process that runs a task does for author code. Rejections reach the author's `await`. */
export interface ExecutionServices {
  readonly clock: Clock;
  /** Resolves after so long; rejects with the signal's reason when that is aborted before. */
  sleep(seconds: number, signal: AbortSignal): Promise<void>;
  /** What child processes inherit: the runner's own environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `null` when there is no such connection. */
  findConnection(connectionId: string): Promise<Connection | null>;
  /** The text of a variable, `null` when there is no such variable. */
  findVariable(key: string): Promise<string | null>;
  setVariable(key: string, value: string, description: string | null): Promise<void>;
  /** @returns whether there was one. */
  deleteVariable(key: string): Promise<boolean>;
  readonly otherDags: OtherDags;
  /** Asks whoever tries the task out. Absent where an answer is waited for elsewhere. */
  readonly askPerson?: (request: HumanRequest) => Promise<AnswerOnTheSpot>;
}

/** One attempt: what its code is told and what is done for it. */
export interface Execution {
  readonly context: TaskContext;
  readonly services: ExecutionServices;
  /** When a sensor that reschedules itself first started since its task was last cleared; `null` before it ever did. */
  readonly firstStartedAt: Instant | null;
  /** Whether what can be deferred is where its author has not said; absent, it is not. */
  readonly isDeferrableByDefault?: boolean;
}

// Two copies of this package may meet in one process, the author's and the runner's: both must find the same store.
const STORE = Symbol.for("baram.execution");
const holder = globalThis as { [STORE]?: AsyncLocalStorage<Execution> };

function store(): AsyncLocalStorage<Execution> {
  holder[STORE] ??= new AsyncLocalStorage<Execution>();
  return holder[STORE];
}

/** Runs author code so that `getContext`, `getConnection` and `getVariable` work in it and in all it awaits. */
export function executeWithContext<Result>(execution: Execution, body: () => Result): Result {
  return store().run(execution, body);
}

/** The attempt that the calling code belongs to, `null` while a Dag file loads. */
export function currentExecution(): Execution | null {
  return store().getStore() ?? null;
}

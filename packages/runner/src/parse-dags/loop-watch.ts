import { Worker } from "node:worker_threads";

/** Under this key the thread finds what to call in the main thread. */
const HOOK = "baram.loop";

/** Where main thread and thread find, in the memory they share, until when something may run, in nanoseconds; 0 for nothing. */
const DEADLINE = 0;
/** When the thread looks at the deadline by itself, in nanoseconds; 0 when it has to be woken for that. */
const LOOKS_AT = 1;

/**
 * Waits until the deadline, then interrupts the main thread by way of the debugger and calls the hook on top of what
 * runs there. A text, because a thread of its own module would have to load all that the runner has loaded.
 */
const THREAD = `
const { parentPort, workerData: state } = require("node:worker_threads");
const { Session } = require("node:inspector");
let timer;
parentPort.on("message", look);
function look() {
  clearTimeout(timer);
  const deadline = Atomics.load(state, ${DEADLINE});
  const left = Number(deadline - process.hrtime.bigint()) / 1e6;
  const isAhead = deadline !== 0n && left > 0;
  if (isAhead) timer = setTimeout(look, left);
  else if (deadline !== 0n) interrupt();
  Atomics.store(state, ${LOOKS_AT}, isAhead ? deadline : 0n);
  // Another may have been set in between, by somebody who did not know that it has to wake.
  if (Atomics.load(state, ${DEADLINE}) !== deadline) look();
}
function interrupt() {
  const session = new Session();
  session.connectToMainThread();
  session.on("Debugger.paused", ({ params }) => {
    const { callFrameId } = params.callFrames[0];
    const expression = "globalThis[Symbol.for('${HOOK}')]()";
    session.post("Debugger.evaluateOnCallFrame", { callFrameId, expression }, () => {
      session.post("Debugger.resume");
      session.disconnect();
    });
  });
  session.post("Debugger.enable");
  session.post("Debugger.pause");
}
`;

const NANOSECONDS_PER_MILLISECOND = 1_000_000;

const STACK_FRAMES = 100;

/**
 * Finds out where author code loops without end.
 *
 * A blocked event loop cannot look at itself, and from another process there is only the end of it. A thread that sleeps
 * costs 2 ms of the main thread when the first Dag file is loaded. Of those that follow soon and may run as long it is
 * not told: it finds the deadline moved when it wakes for the one before.
 */
export class LoopWatch {
  readonly #state = new BigInt64Array(new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT));
  #thread: Worker | null = null;
  #onLoop: ((stack: string) => void) | null = null;

  /** Calls `onLoop`, with the stack of what is running then, if {@link LoopWatch.rest} is not called in time. */
  watch(milliseconds: number, onLoop: (stack: string) => void): void {
    this.#onLoop = onLoop;
    Object.defineProperty(globalThis, Symbol.for(HOOK), { value: () => this.#report(), configurable: true });
    const deadline = process.hrtime.bigint() + BigInt(Math.round(milliseconds * NANOSECONDS_PER_MILLISECOND));
    Atomics.store(this.#state, DEADLINE, deadline);
    this.#thread ??= startThread(this.#state);
    const looksAt = Atomics.load(this.#state, LOOKS_AT);
    if (looksAt === 0n || looksAt > deadline) this.#thread.postMessage(null);
  }

  /** What was watched has ended. */
  rest(): void {
    this.#onLoop = null;
    Atomics.store(this.#state, DEADLINE, 0n);
  }

  #report(): void {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = STACK_FRAMES;
    const { stack } = new Error("loop");
    Error.stackTraceLimit = limit;
    // Without anybody watching, the interruption came too late.
    this.#onLoop?.(stack ?? "");
  }
}

function startThread(state: BigInt64Array): Worker {
  const thread = new Worker(THREAD, { eval: true, env: {}, stdout: false, workerData: state });
  // Without the thread, a loop is told without its place.
  thread.on("error", () => undefined);
  thread.unref();
  return thread;
}

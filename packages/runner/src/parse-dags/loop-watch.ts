import { Worker } from "node:worker_threads";

/** Under this key the thread finds what to call in the main thread. */
const HOOK = "baram.loop";

/**
 * Waits as it is told, then interrupts the main thread by way of the debugger and calls the hook on top of what runs
 * there. A text, because a thread of its own module would have to load all that the runner has loaded.
 */
const THREAD = `
const { parentPort } = require("node:worker_threads");
const { Session } = require("node:inspector");
let timer;
parentPort.on("message", (milliseconds) => {
  clearTimeout(timer);
  if (milliseconds !== null) timer = setTimeout(interrupt, milliseconds);
});
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

const STACK_FRAMES = 100;

/**
 * Finds out where author code loops without end.
 *
 * A blocked event loop cannot look at itself, and from another process there is only the end of it. A thread that sleeps
 * costs 2 ms of the main thread when the first Dag file is loaded, and nothing afterwards.
 */
export class LoopWatch {
  #thread: Worker | null = null;
  #onLoop: ((stack: string) => void) | null = null;

  /** Calls `onLoop`, with the stack of what is running then, if {@link LoopWatch.rest} is not called in time. */
  watch(milliseconds: number, onLoop: (stack: string) => void): void {
    this.#onLoop = onLoop;
    Object.defineProperty(globalThis, Symbol.for(HOOK), { value: () => this.#report(), configurable: true });
    this.#thread ??= startThread();
    this.#thread.postMessage(milliseconds);
  }

  /** What was watched has ended. */
  rest(): void {
    this.#onLoop = null;
    this.#thread?.postMessage(null);
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

function startThread(): Worker {
  const thread = new Worker(THREAD, { eval: true, env: {}, stdout: false });
  // Without the thread, a loop is told without its place.
  thread.on("error", () => undefined);
  thread.unref();
  return thread;
}

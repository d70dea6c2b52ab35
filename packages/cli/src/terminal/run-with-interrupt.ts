import { say, type Terminal } from "./terminal.ts";

/** The exit code of a process that was interrupted a second time. */
export const INTERRUPTED = 130;

/** Runs `body` with a signal that the first interrupt aborts; the second one ends the process. */
export async function runWithInterrupt<Result>(
  terminal: Terminal,
  body: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stopping = new AbortController();
  const release = terminal.onInterrupt(() => {
    if (stopping.signal.aborted) terminal.exit(INTERRUPTED);
    say(terminal, "Stopping; interrupt again to stop at once.");
    stopping.abort(new Error("it was interrupted"));
  });
  try {
    return await body(stopping.signal);
  } finally {
    release();
  }
}

import { setTimeout as sleep } from "node:timers/promises";

/** The longest that one timer can wait, 24.8 days. */
const TIMER_MAXIMUM_MILLISECONDS = 2 ** 31 - 1;

/** Waits in real time; rejects with the reason of the signal when that is aborted before. */
export async function realSleep(seconds: number, signal: AbortSignal): Promise<void> {
  let remaining = seconds * 1000;
  try {
    for (; remaining > 0; remaining -= TIMER_MAXIMUM_MILLISECONDS) {
      await sleep(Math.min(remaining, TIMER_MAXIMUM_MILLISECONDS), undefined, { signal });
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}

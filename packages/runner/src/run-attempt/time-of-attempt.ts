import { addSeconds, type Clock } from "@baram/domain";
import type { Workload } from "@baram/execution-api";
import type { AttemptSurroundings } from "./run-attempt.ts";

/** The clock of an attempt: the process's own, or one that stands still but for what the attempt waits. */
export function timeOfAttempt(
  { settings }: Workload,
  clock: Clock,
): Pick<AttemptSurroundings, "clock"> & Partial<Pick<AttemptSurroundings, "sleep">> {
  if (settings.standingClock === undefined) return { clock };
  let now = settings.standingClock;
  return {
    clock: { now: () => now },
    sleep: async (seconds, signal) => {
      signal.throwIfAborted();
      now = addSeconds(now, seconds);
    },
  };
}

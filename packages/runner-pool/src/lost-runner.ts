import { stateReason } from "@baram/domain";
import type { SourcePlace } from "@baram/execution-api";

/** How a runner process ended. */
export interface RunnerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last few thousand characters it printed to its standard error. */
  readonly errorOutput: string;
  /** What it said itself when author code ended it; `null` when it had no chance to. */
  readonly announced: { readonly code: number; readonly place: SourcePlace | null } | null;
}

/** Why a runner was lost, in words for the author. */
export interface LostRunner {
  readonly errorKind: "OutOfMemory" | "ProcessExit" | "ProcessKilled";
  readonly message: string;
  readonly place: SourcePlace | null;
}

/** Explains the end of a runner that nobody asked to stop. */
export function explainLostRunner(exit: RunnerExit, memoryLimitMegabytes: number): LostRunner {
  if (/heap out of memory|Fatal process out of memory|Array buffer allocation failed/i.test(exit.errorOutput)) {
    const message = stateReason("out-of-memory", { megabytes: memoryLimitMegabytes });
    return { errorKind: "OutOfMemory", message, place: null };
  }
  if (exit.signal !== null) {
    const kind = exit.signal === "SIGKILL" ? "process-killed-memory" : "process-killed";
    return { errorKind: "ProcessKilled", message: stateReason(kind, { signal: exit.signal }), place: null };
  }
  const place = exit.announced?.place ?? null;
  const code = exit.code ?? "unknown";
  const line = place?.line ?? null;
  const message =
    line === null ? stateReason("process-exited", { code }) : stateReason("process-exited-at", { code, line });
  return { errorKind: "ProcessExit", message, place };
}

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
    const limit = `the ${memoryLimitMegabytes} MB of heap that a runner may use`;
    return {
      errorKind: "OutOfMemory",
      message: `The runner process ran out of memory: author code needed more than ${limit}.`,
      place: null,
    };
  }
  if (exit.signal !== null) {
    const hint = exit.signal === "SIGKILL" ? "; the operating system does that when memory runs out" : "";
    return {
      errorKind: "ProcessKilled",
      message: `The runner process was killed by ${exit.signal}${hint}.`,
      place: null,
    };
  }
  const place = exit.announced?.place ?? null;
  const where = place?.line === null || place === null ? "" : ` at line ${place.line}`;
  return {
    errorKind: "ProcessExit",
    message: `The runner process exited with code ${exit.code ?? "unknown"}: author code, or a library it uses, called process.exit${where}.`,
    place,
  };
}

import { createHash } from "node:crypto";
import type { Instant, TaskInstanceKey } from "@baram/domain";

/** One begin of a run: one that was cleared begins again, at another moment. */
export interface TracedDagRun {
  readonly dagId: string;
  readonly runId: string;
  readonly startDate: Instant;
}

/** One try in it. */
export interface TracedTry {
  readonly dagRun: TracedDagRun;
  readonly taskId: string;
  readonly mapIndex: number;
  readonly tryNumber: number;
}

const TRACE_ID_DIGITS = 32;
const SPAN_ID_DIGITS = 16;

/*
 * The ids of traces are made of what they are of, so that whoever ends a try or a run knows them, whichever process began
 * it, and nobody keeps them anywhere.
 */

/** The trace of a run, in hexadecimal. */
export function traceIdOf({ dagId, runId, startDate }: TracedDagRun): string {
  return digest(["trace", dagId, runId, startDate], TRACE_ID_DIGITS);
}

/** The span of a run, under which those of its tries are. */
export function spanIdOfDagRun({ dagId, runId, startDate }: TracedDagRun): string {
  return digest(["run", dagId, runId, startDate], SPAN_ID_DIGITS);
}

/** The span of a try. */
export function spanIdOfTry({ dagRun, taskId, mapIndex, tryNumber }: TracedTry): string {
  return digest(["try", dagRun.dagId, dagRun.runId, dagRun.startDate, taskId, mapIndex, tryNumber], SPAN_ID_DIGITS);
}

/** A try as the W3C's `traceparent` has it, for what a task calls. `null` while its run has not started. */
export function traceParentOf(given: {
  readonly key: TaskInstanceKey;
  readonly tryNumber: number;
  readonly runStartDate: Instant | null;
}): string | null {
  const { key, tryNumber, runStartDate: startDate } = given;
  if (startDate === null) return null;
  const dagRun = { dagId: key.dagId, runId: key.runId, startDate };
  const { taskId, mapIndex } = key;
  return `00-${traceIdOf(dagRun)}-${spanIdOfTry({ dagRun, taskId, mapIndex, tryNumber })}-01`;
}

function digest(parts: readonly (string | number)[], digits: number): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, digits);
}

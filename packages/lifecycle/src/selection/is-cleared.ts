import type { TaskInstanceState } from "@baram/domain";
import type { ChosenDagRun } from "./choose-dag-runs.ts";

/** A run in which something is cleared. */
export interface ReachedDagRun {
  readonly run: ChosenDagRun;
  /** The tasks that were asked for, with what comes along with them; `null` for all, none where only a marker leads. */
  readonly asked: ReadonlySet<string> | null;
  /** The tasks to which markers of other runs lead. */
  readonly marked: Set<string>;
}

/** What a clear reaches: runs by id, those that were asked for first. */
export type ClearedReach = ReadonlyMap<number, ReachedDagRun>;

/** Which of the instances it reaches a clear takes. */
export interface ClearedFilter {
  readonly taskIds: readonly string[] | null;
  readonly mapIndexes: readonly number[] | null;
  readonly onlyFailed: boolean;
  readonly onlyRunning: boolean;
}

interface Instance {
  readonly taskId: string;
  readonly mapIndex: number;
  readonly state: TaskInstanceState;
}

const FAILED: readonly TaskInstanceState[] = ["failed", "upstream_failed"];

/** Whether a clear takes an instance of a run that it reaches. */
export function isCleared(
  { taskId, mapIndex, state }: Instance,
  reached: ReachedDagRun,
  filter: ClearedFilter,
): boolean {
  const isNamed = filter.taskIds === null || filter.taskIds.includes(taskId);
  const isAsked = isNamed && !reached.marked.has(taskId);
  if (isAsked && filter.mapIndexes !== null && !filter.mapIndexes.includes(mapIndex)) return false;
  if (filter.onlyFailed && !FAILED.includes(state)) return false;
  return !filter.onlyRunning || state === "running";
}

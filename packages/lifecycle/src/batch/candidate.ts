import { sharedLevels } from "@baram/domain";
import type { RunInBatch } from "./batched-task-instance.ts";

/** A task of a run, some or all of whose instances have just finished, or are to be looked at. */
export interface FinishedTask {
  readonly run: RunInBatch;
  readonly taskId: string;
  /** Which instance of a mapped task; left out for all of them, and for a task that is not mapped. */
  readonly mapIndex?: number;
}

/** A task to look at because of what has happened above it. */
export interface Candidate extends FinishedTask {
  /** What has finished above it: within mapped groups that the two share only the same indexes are looked at. */
  readonly below?: { readonly taskId: string; readonly mapIndex: number };
}

/** The tasks directly below what has finished, each once for each instance that may move. */
export function candidatesBelow(finished: readonly FinishedTask[]): readonly Candidate[] {
  const seen = new Map<RunInBatch, Set<string>>();
  const candidates: Candidate[] = [];
  for (const { run, taskId, mapIndex = -1 } of finished) {
    if (run.row.state !== "running") continue;
    const keys = seen.get(run) ?? new Set<string>();
    seen.set(run, keys);
    for (const downstreamId of run.graph.downstreamIds(taskId)) {
      const meetsByIndex = mapIndex >= 0 && meet(run, taskId, downstreamId);
      const key = meetsByIndex ? `${downstreamId}\0${taskId}\0${mapIndex}` : downstreamId;
      if (keys.has(key)) continue;
      keys.add(key);
      candidates.push({ run, taskId: downstreamId, ...(meetsByIndex ? { below: { taskId, mapIndex } } : {}) });
    }
  }
  return candidates;
}

function meet({ mapping }: RunInBatch, taskId: string, otherId: string): boolean {
  return mapping !== null && sharedLevels(mapping.find(taskId), mapping.find(otherId)) > 0;
}

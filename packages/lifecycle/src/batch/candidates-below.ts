import { levelsShared } from "@baram/domain";
import type { RunInBatch } from "./batched-task-instance.ts";
import type { Candidate, FinishedTask } from "./candidate.ts";

/**
 * The tasks that what has finished decides about, each once for each instance that may move: those directly below it and,
 * of a setup, those in its scope.
 */
export function candidatesBelow(finished: readonly FinishedTask[]): readonly Candidate[] {
  const seen = new Map<RunInBatch, Set<string>>();
  const candidates: Candidate[] = [];
  for (const { run, taskId, mapIndex = -1 } of finished) {
    if (run.row.state !== "running") continue;
    const keys = seen.get(run) ?? new Set<string>();
    seen.set(run, keys);
    for (const downstreamId of [...run.graph.downstreamIds(taskId), ...run.graph.governedTaskIds(taskId)]) {
      const meetsByIndex = mapIndex >= 0 && levelsShared(run, taskId, downstreamId) > 0;
      const key = meetsByIndex ? `${downstreamId}\0${taskId}\0${mapIndex}` : downstreamId;
      if (keys.has(key)) continue;
      keys.add(key);
      candidates.push({ run, taskId: downstreamId, ...(meetsByIndex ? { below: { taskId, mapIndex } } : {}) });
    }
  }
  return candidates;
}

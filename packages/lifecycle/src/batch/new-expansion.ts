import { instanceTotal } from "@baram/domain";
import type { TaskExpansionTable } from "@baram/metadata-store";

/** An expansion whose instances have not been looked at. */
export function newExpansion(given: {
  readonly dagRunId: number;
  readonly taskId: string;
  readonly lengths: readonly number[];
}): TaskExpansionTable {
  const instanceCount = instanceTotal(given.lengths);
  return {
    dagRunId: given.dagRunId,
    taskId: given.taskId,
    lengths: JSON.stringify(given.lengths),
    instanceCount,
    noneCount: instanceCount,
    successCount: 0,
    failedCount: 0,
    upstreamFailedCount: 0,
    skippedCount: 0,
    pushedCount: null,
    nextMapIndex: null,
  };
}

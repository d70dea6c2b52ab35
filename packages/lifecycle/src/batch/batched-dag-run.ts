import {
  type DagMapping,
  dagMapping,
  isFinishedTaskInstanceState,
  type TaskGraph,
  type TaskInstanceState,
  taskGraph,
} from "@baram/domain";
import type { LockedDagRun, StoredDagVersion } from "@baram/metadata-store";
import type { BatchedTaskInstance, RunInBatch } from "./batched-task-instance.ts";
import { ExpandedTasks } from "./expanded-tasks.ts";

/** A run in a batch: locked, with its graph, and with the counts it will have. */
export class BatchedDagRun implements RunInBatch {
  readonly row: LockedDagRun;
  readonly version: StoredDagVersion;
  readonly graph: TaskGraph;
  readonly mapping: DagMapping | null;
  readonly expanded: ExpandedTasks;
  readonly instances = new Map<string, BatchedTaskInstance[]>();
  unfinishedCount: number;
  activeCount: number;
  /** Whether nothing of what is unfinished can ever run. */
  isDeadlocked = false;
  /** The state a person gives the run, whatever its instances say. */
  markedAs: "success" | "failed" | null = null;

  constructor(row: LockedDagRun, version: StoredDagVersion) {
    this.row = row;
    this.version = version;
    this.graph = taskGraph(version.dag);
    this.mapping = dagMapping(version.dag);
    this.expanded = new ExpandedTasks(this.mapping);
    this.unfinishedCount = row.unfinishedCount;
    this.activeCount = row.activeCount;
  }

  count({ row, mapIndex }: BatchedTaskInstance, from: TaskInstanceState, to: TaskInstanceState): void {
    this.expanded.move(row.taskId, mapIndex, from, to);
    this.unfinishedCount += Number(isUnfinished(to)) - Number(isUnfinished(from));
    this.activeCount += Number(isActive(to)) - Number(isActive(from));
  }

  countAdded(count: number): void {
    this.unfinishedCount += count;
  }
}

function isUnfinished(state: TaskInstanceState): boolean {
  return !isFinishedTaskInstanceState(state);
}

/** On its way: neither finished nor still without a status. */
function isActive(state: TaskInstanceState): boolean {
  return isUnfinished(state) && state !== "none";
}

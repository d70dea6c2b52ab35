import {
  type DagMapping,
  type DagRunVerb,
  dagMapping,
  FAIL_FAST_REASON,
  type InstanceCounts,
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
  readonly expanded: ExpandedTasks<BatchedTaskInstance>;
  readonly instances = new Map<string, BatchedTaskInstance[]>();
  unfinishedCount: number;
  activeCount: number;
  /** Whether nothing of what is unfinished can ever run. */
  isDeadlocked = false;
  /** How the run ends whatever its instances say: by hand, or because its time is up. */
  decidedEnd: { readonly verb: DagRunVerb; readonly reason: string } | null = null;
  /** Whether one failed task has stopped the others: the run fails, once its teardowns are done. */
  hasFailedFast: boolean;

  constructor(row: LockedDagRun, version: StoredDagVersion) {
    this.row = row;
    this.version = version;
    this.graph = taskGraph(version.dag);
    this.mapping = dagMapping(version.dag);
    this.expanded = new ExpandedTasks(this.mapping);
    this.unfinishedCount = row.unfinishedCount;
    this.activeCount = row.activeCount;
    this.hasFailedFast = row.stateReason === FAIL_FAST_REASON;
  }

  count({ row, mapIndex }: BatchedTaskInstance, from: TaskInstanceState, to: TaskInstanceState): void {
    this.expanded.move(row.taskId, mapIndex, from, to);
    this.unfinishedCount += Number(isUnfinished(to)) - Number(isUnfinished(from));
    this.activeCount += Number(isActive(to)) - Number(isActive(from));
  }

  lengthsOf(taskId: string): readonly number[] | null {
    return this.mapping === null ? null : (this.expanded.find(taskId)?.lengths ?? null);
  }

  countsOf(taskId: string): InstanceCounts | null {
    return this.mapping === null ? null : this.expanded.counts(taskId);
  }

  instancesOf(taskId: string): readonly BatchedTaskInstance[] {
    return this.instances.get(taskId) ?? [];
  }

  stateAt(taskId: string, mapIndex: number): TaskInstanceState | null {
    return this.expanded.at(taskId, mapIndex)?.state ?? null;
  }

  countOnItsWay(change: 1 | -1): void {
    this.activeCount += change;
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

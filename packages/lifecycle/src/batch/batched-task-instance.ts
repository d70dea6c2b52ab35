import {
  isFinishedTaskInstanceState,
  type TaskGraph,
  type TaskInstanceState,
  type TaskInstanceVerb,
} from "@baram/domain";
import type { LockedDagRun, LockedTaskInstance, StoredDagVersion } from "@baram/metadata-store";
import { stateAfter, type TaskInstanceChanges } from "@baram/metadata-store/transitions";

/** The run of an instance, as far as its instances are concerned. */
export interface RunInBatch {
  readonly row: LockedDagRun;
  readonly version: StoredDagVersion;
  readonly graph: TaskGraph;
  /** Instances read so far, by task id. A task that was read is here with all its instances. */
  readonly instances: Map<string, BatchedTaskInstance[]>;
  /** Keeps the run's counts in step with an instance that moves. */
  count(from: TaskInstanceState, to: TaskInstanceState): void;
}

/** A task instance on its way through a batch: as it was locked, and what has been decided about it since. */
export class BatchedTaskInstance {
  readonly row: LockedTaskInstance;
  readonly run: RunInBatch;
  readonly verbs: TaskInstanceVerb[] = [];
  changes: Partial<TaskInstanceChanges> = {};
  state: TaskInstanceState;

  constructor(row: LockedTaskInstance, run: RunInBatch) {
    this.row = row;
    this.run = run;
    this.state = row.state;
  }

  get tryNumber(): number {
    return this.changes.tryNumber ?? this.row.tryNumber;
  }

  get isFinished(): boolean {
    return isFinishedTaskInstanceState(this.state);
  }

  /** Decides one more verb. Throws where the state machine refuses it. */
  apply(verb: TaskInstanceVerb, changes: Partial<TaskInstanceChanges>): void {
    const before = this.state;
    this.state = stateAfter(before, [verb]);
    this.verbs.push(verb);
    this.changes = { ...this.changes, ...changes };
    this.run.count(before, this.state);
  }
}

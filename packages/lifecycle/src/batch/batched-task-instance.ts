import {
  type Instant,
  isFinishedTaskInstanceState,
  type KnownStates,
  type TaskInstanceState,
  type TaskInstanceVerb,
} from "@baram/domain";
import type { LockedDagRun, LockedTaskInstance, StoredDagVersion } from "@baram/metadata-store";
import { stateAfter, type TaskInstanceChanges } from "@baram/metadata-store/transitions";
import type { ExpandedTasks } from "./expanded-tasks.ts";

/** The run of an instance, as far as its instances are concerned. */
export interface RunInBatch extends KnownStates {
  readonly row: LockedDagRun;
  readonly version: StoredDagVersion;
  readonly expanded: ExpandedTasks<BatchedTaskInstance>;
  /** Instances read so far, by task id. A task that was read is here with all its instances. */
  readonly instances: Map<string, BatchedTaskInstance[]>;
  /** Keeps the run's counts, and those of a mapped task, in step with an instance that moves. */
  count(instance: BatchedTaskInstance, from: TaskInstanceState, to: TaskInstanceState): void;
  /** Counts instances without a status that were added. */
  countAdded(count: number): void;
  /** Counts what is on its way: one more, or one less. */
  countOnItsWay(change: 1 | -1): void;
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

  /** The map index it will have. */
  get mapIndex(): number {
    return this.changes.mapIndex ?? this.row.mapIndex;
  }

  get isFinished(): boolean {
    return isFinishedTaskInstanceState(this.state);
  }

  get #retryAt(): Instant | null {
    return this.changes.retryAt === undefined ? this.row.retryAt : this.changes.retryAt;
  }

  /**
   * Whether its retry, or its next look, was due and could not be scheduled: it waits for others, as one without a status
   * does, and is not on its way.
   */
  get isSetAside(): boolean {
    return isForLater(this.state) && this.#retryAt === null;
  }

  /**
   * Lets a retry, or a next look, that is due wait for what keeps it from being scheduled. Time does not bring it up again:
   * whatever it waits for does.
   */
  setAsideIfDue(now: Instant): void {
    if (!isForLater(this.state) || this.#retryAt === null || this.#retryAt > now) return;
    this.changes = { ...this.changes, retryAt: null };
    this.run.countOnItsWay(-1);
  }

  /** Decides one more verb. Throws where the state machine refuses it. */
  apply(verb: TaskInstanceVerb, changes: Partial<TaskInstanceChanges>): void {
    if (this.isSetAside) this.run.countOnItsWay(1);
    const before = this.state;
    this.state = stateAfter(before, [verb]);
    this.verbs.push(verb);
    this.changes = { ...this.changes, ...changes };
    this.run.count(this, before, this.state);
  }

  /** Gives the instance another place among the copies of its task. */
  renumber(mapIndex: number): void {
    this.changes = { ...this.changes, mapIndex };
    this.run.expanded.place(this.row.taskId, mapIndex, this);
  }
}

/** Whether an instance in this state goes on at a moment of its own. */
function isForLater(state: TaskInstanceState): boolean {
  return state === "up_for_retry" || state === "up_for_reschedule";
}

import type { SerializedDag, SerializedTask } from "../serialized-dag/serialized-dag.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";
import type { Instant } from "../time/instant.ts";
import type { NamedTaskState, UpstreamCounts } from "./upstream-counts.ts";

/** What the previous run knows of a task that depends on its past. */
export interface PreviousRunFacts {
  readonly runId: string;
  readonly logicalDate: Instant;
  /** The task's own instances in that run; empty when it has none. */
  readonly taskStates: readonly TaskInstanceState[];
  /** The instances of all tasks directly downstream of it in that run. */
  readonly downstreamStates: readonly TaskInstanceState[];
  /** Whether the task has an instance in any earlier run at all. */
  readonly hasEarlierInstance: boolean;
}

/** All that decides whether one task instance may start. */
export interface ReadinessInput {
  readonly dag: Pick<SerializedDag, "catchup" | "endDate">;
  readonly task: SerializedTask;
  readonly state: TaskInstanceState;
  readonly logicalDate: Instant;
  readonly now: Instant;
  /** When an instance that is up for retry or reschedule may go on, and a deferred one at the latest; `null` for at once. */
  readonly retryAt: Instant | null;
  /** The class of the trigger that a deferred instance waits for; absent for any other. */
  readonly triggerClasspath?: string;
  /** The instances directly upstream. */
  readonly upstream: UpstreamCounts;
  /** The same by name, so that reasons can name them; the counts decide. */
  readonly upstreamNamed?: readonly NamedTaskState[];
  /**
   * The instances of the task's relevant setups ({@link TaskGraph.relevantSetups}) that are not directly upstream.
   * One that does not exist in the run is given as `none`.
   */
  readonly indirectSetups?: readonly NamedTaskState[];
  /**
   * Of a mapped task: those that give it its length. One that has been expanded itself is given as `success` when all
   * its instances are finished, whatever their end, and as `none` before.
   */
  readonly mapSources?: readonly NamedTaskState[];
  /** Whether a finished branch or short circuit directly upstream has decided against the task. */
  readonly isDecidedAgainst: boolean;
  /**
   * The run the task's past is looked up in: the latest with an earlier logical date, of any type; where the Dag
   * catches up, the latest that is not manual. `null` when there is none. Needed for a task that depends on its past.
   */
  readonly previousRun?: PreviousRunFacts | null;
}

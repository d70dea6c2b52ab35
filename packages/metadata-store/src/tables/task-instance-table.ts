import type { Instant, TaskInstanceState } from "@baram/domain";
import type { Generated } from "kysely";

/** One task in one run (and map index): where it stands in its present try. */
export interface TaskInstanceTable {
  readonly id: Generated<number>;
  readonly dagRunId: number;
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  readonly mapIndex: number;
  readonly state: TaskInstanceState;
  /** 0 before the first try is scheduled. */
  readonly tryNumber: number;
  readonly maxTries: number;
  readonly operator: string;
  readonly pool: string;
  readonly poolSlots: number;
  readonly queue: string;
  /** The task's total weight by its rule. */
  readonly priorityWeight: number;
  /** The run's, repeated so that one index orders what waits. */
  readonly logicalDate: Instant;
  readonly scheduledAt: Instant | null;
  readonly queuedAt: Instant | null;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
  /**
   * When an instance that is up for retry or reschedule may be scheduled again, and when a deferred one has waited enough.
   * `null` where that is over and something else keeps the instance waiting.
   */
  readonly retryAt: Instant | null;
  /** When the first look of a sensor that reschedules itself began, since it was last cleared. */
  readonly firstStartedAt: Instant | null;
  readonly hostname: string | null;
  readonly processId: number | null;
  /** Who may write to a running instance; a stale token is refused. */
  readonly leaseToken: string | null;
  readonly leaseExpiresAt: Instant | null;
  /** The job whose process started the attempt. */
  readonly jobId: number | null;
  readonly note: string | null;
  /** In words, why it is in this state, where that needs words. */
  readonly stateReason: string | null;
  /** A JSON object: template field → rendered value; `null` before it ran. */
  readonly renderedFields: string | null;
  /** How many elements the returned value has; `null` where nothing is mapped over the task, or nothing was returned. */
  readonly returnedLength: number | null;
  /** A JSON text: how long the parts of the result are that something is mapped over, by the name of the part. */
  readonly returnedLengths: string | null;
  /** A JSON text: how a try goes on that was deferred; `null` or of an earlier try for one that begins. */
  readonly resumption: string | null;
  /** What its task's map index template made of the last try; at most 250 characters. */
  readonly renderedMapIndex: string | null;
}

/** A try that has ended: its own record, never overwritten by the next one. */
export interface TaskInstanceTryTable {
  readonly taskInstanceId: number;
  readonly tryNumber: number;
  /** That of the task instance. */
  readonly dagId: string;
  readonly state: TaskInstanceState;
  readonly maxTries: number;
  readonly scheduledAt: Instant | null;
  readonly queuedAt: Instant | null;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
  readonly hostname: string | null;
  readonly processId: number | null;
  readonly stateReason: string | null;
}

import type { Instant } from "@baram/domain";
import type { Generated } from "kysely";

/** Author code that is to be called outside of any try: an outbox, of which each row is delivered at least once. */
export interface CallbackTable {
  readonly id: Generated<number>;
  readonly dagId: string;
  readonly dagRunId: number;
  /** Of whom it is told; `null` until it is delivered for what happened to a run. */
  readonly taskInstanceId: number | null;
  /** A `CallbackCall` as JSON. */
  readonly call: string;
  /** A failed one is not tried again: author code has thrown, or could not be reached too often. */
  readonly state: "pending" | "delivered" | "failed";
  /** How often its delivery began. */
  readonly tries: number;
  /** While one delivers it: from when on somebody else may. `null` once it is over. */
  readonly nextTryAt: Instant | null;
  /** Admits the delivery under way to the execution API. */
  readonly token: string | null;
  /** The job of the scheduler that delivers it, or did last; `null` before the first. */
  readonly jobId: number | null;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
  /** Why the last delivery failed; `null` while none has. */
  readonly message: string | null;
}

/** By when a run, or a task of it, has to have succeeded. One that is met is gone when its moment has come. */
export interface DeadlineTable {
  readonly id: Generated<number>;
  readonly dagId: string;
  readonly dagRunId: number;
  /** `null` for a deadline of the whole run. */
  readonly taskId: string | null;
  /** Which of the deadlines of the task, or the Dag, counted from 0. */
  readonly position: number;
  readonly dueAt: Instant;
  readonly state: "pending" | "missed";
  readonly missedAt: Instant | null;
}

/** When it is looked next whether tasks of a Dag have missed their SLA. */
export interface SlaCheckTable {
  readonly dagId: string;
  readonly checkAt: Instant;
}

/** A task that missed its SLA. */
export interface SlaMissTable {
  readonly dagId: string;
  readonly taskId: string;
  readonly logicalDate: Instant;
  readonly createdAt: Instant;
  /** Whether somebody was, or is about to be, told. */
  readonly isNotified: 0 | 1;
}

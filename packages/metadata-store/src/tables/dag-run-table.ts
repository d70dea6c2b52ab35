import type { DagRunState, Instant, RunType } from "@baram/domain";
import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

/** One execution of a Dag. */
export interface DagRunTable {
  readonly id: Generated<number>;
  readonly dagId: string;
  readonly runId: string;
  readonly runType: RunType;
  readonly state: DagRunState;
  readonly logicalDate: Instant;
  readonly dataIntervalStart: Instant;
  readonly dataIntervalEnd: Instant;
  readonly runAfter: Instant;
  readonly queuedAt: Instant | null;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
  /** A JSON object. */
  readonly conf: string;
  readonly externalTrigger: Flag;
  /** Who asked for it: a user's name, or `null` for the scheduler. */
  readonly triggeredBy: string | null;
  readonly note: string | null;
  /** The version it is pinned to. */
  readonly dagVersionId: number;
  readonly lastSchedulingDecisionAt: Instant | null;
  /** How many times it was cleared. */
  readonly clearNumber: number;
  /** Kept with every change of an instance: how many of its instances are not finished. */
  readonly unfinishedCount: number;
  /** Kept likewise: how many are on their way (unfinished and past `none`). Zero with unfinished ones left is a deadlock. */
  readonly activeCount: number;
  /**
   * Why it ended as it did: `task_failure`, `success`, `all_tasks_deadlocked`, `timed_out`, `marked`; before, `null`, or
   * `fail_fast` once that has stopped it.
   */
  readonly stateReason: string | null;
  /** While it runs: when its time is up; `null` for never. */
  readonly timeoutAt: Instant | null;
  /** The back-fill that made it or took it over, last; `null` for every other run. */
  readonly backfillId: number | null;
  /** What it goes by in that back-fill, as JSON. */
  readonly terms: string | null;
}

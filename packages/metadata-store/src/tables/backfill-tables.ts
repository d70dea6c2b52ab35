import type { BackfillDateState, BackfillState, Instant, RerunBehavior } from "@baram/domain";
import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

/** Runs that are made on purpose for past dates. */
export interface BackfillTable {
  readonly id: Generated<number>;
  readonly dagId: string;
  /** The version whose timetable names the dates. */
  readonly dagVersionId: number;
  readonly state: BackfillState;
  /** The first and the last logical date that it may cover. */
  readonly fromDate: Instant;
  readonly toDate: Instant;
  readonly rerunBehavior: RerunBehavior;
  /** Whether the latest date is begun first. */
  readonly isBackwards: Flag;
  /** How many of its runs are on their way at once. */
  readonly maxActiveRuns: number;
  /** Whether dates are begun although one has failed. */
  readonly continuesOnFailure: Flag;
  /** Whether its runs are marked success in place of being run. */
  readonly marksSuccess: Flag;
  /** Whether runs that are cleared go on with the newest version of their Dag, or with their own. */
  readonly clearsToNewest: Flag;
  /** A JSON object: the conf of the runs that it creates. */
  readonly conf: string;
  /** The terms of its runs, as JSON. */
  readonly terms: string;
  /** How many dates have been written down. */
  readonly plannedCount: number;
  /** Whether all of them have. */
  readonly isPlanned: Flag;
  /** One sentence on why it ended as it did, or why it does not go on; `null` where there is nothing to say. */
  readonly stateReason: string | null;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** One logical date of a back-fill. */
export interface BackfillDateTable {
  readonly backfillId: number;
  /** From 0, in ascending order of the dates. */
  readonly position: number;
  readonly logicalDate: Instant;
  readonly dataIntervalStart: Instant;
  readonly dataIntervalEnd: Instant;
  readonly runAfter: Instant;
  readonly state: BackfillDateState;
  /** What was done when its turn came; `null` before. */
  readonly action: "create" | "clear" | "extend" | "leave" | null;
  /** Why it was left alone, or failed without a run; `null` for what a run has brought about. */
  readonly reason: string | null;
  /** The run that was made, taken over or found. */
  readonly dagRunId: number | null;
}

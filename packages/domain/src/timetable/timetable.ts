import type { Instant } from "../time/instant.ts";
import type { DataInterval } from "./data-interval.ts";

/** One run a timetable asks for. */
export interface DagRunInfo {
  readonly logicalDate: Instant;
  readonly dataInterval: DataInterval;
  /** The earliest moment at which the run may be created. */
  readonly runAfter: Instant;
}

/** The bounds a Dag sets on its timetable. */
export interface TimetableRestriction {
  /** `null` when neither the Dag nor one of its tasks has a start date. */
  readonly earliest: Instant | null;
  /** Inclusive. */
  readonly latest: Instant | null;
  /** Whether missed intervals get runs; without, only the latest complete one does. */
  readonly catchup: boolean;
}

/** What the next run depends on. */
export interface NextDagRunInput {
  /** `null` when there was no scheduled run and no back-fill yet. */
  readonly lastAutomatedDataInterval: DataInterval | null;
  readonly restriction: TimetableRestriction;
  readonly now: Instant;
}

/** Says which run comes next. Every kind of schedule is one; all of them are pure. */
export interface Timetable {
  /** The schedule in a column: the cron expression, `1 day, 0:00:00`, `None`. */
  readonly summary: string;
  /** The schedule in English words; empty where there are none, as for a delta. */
  readonly description: string;
  readonly canBeScheduled: boolean;
  /** Whether runs come again and again at moments that can be told beforehand. */
  readonly isPeriodic: boolean;
  /** How many runs at most may be active whatever the Dag allows; `null` for no limit of its own. */
  readonly activeRunsLimit: number | null;
  /**
   * The run that follows `lastAutomatedDataInterval`, or the first one when that is `null`.
   *
   * Manual and asset-triggered runs are not automated. `null` means that no run follows. The run may lie in the future:
   * the caller waits until `runAfter`.
   */
  nextDagRunInfo(input: NextDagRunInput): DagRunInfo | null;
  /** What a run triggered by hand at `runAfter` covers. */
  inferManualDataInterval(runAfter: Instant): DataInterval;
  /** The logical date after the scheduled run of this interval, whatever the Dag's dates and catchup say. */
  nextLogicalDate(dataInterval: DataInterval): Instant | null;
  /** The boundary before a logical date; `null` where the kind has no boundaries. */
  previousLogicalDate(logicalDate: Instant): Instant | null;
}

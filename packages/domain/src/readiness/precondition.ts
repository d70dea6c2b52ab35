import type { JsonObject } from "../json.ts";

/**
 * The checks a task instance goes through, by Airflow's own names where Airflow has the check.
 *
 * Parity: people look for these words in the UI, in the answer of the REST API and in `tasks failed-deps`.
 */
export const PRECONDITION_NAMES = {
  backfillIsNotPaused: "Backfill Not Paused",
  dagIsActive: "Dag File Present",
  dagIsNotPaused: "Dag Not Paused",
  dagRunDate: "Dagrun Date Reached",
  dagRunIsRunning: "Dagrun Running",
  decidedAgainst: "Not Previously Skipped",
  deferral: "Trigger Fired",
  executorSlots: "Executor Slots Available",
  logicalDate: "Execution Date",
  mappedDependencies: "Mapped dependencies have succeeded",
  maxActiveRuns: "Dagrun Slots Available",
  maxActiveTasks: "Task Instance Slots Available",
  notRunning: "Task Instance Not Running",
  poolSlots: "Pool Slots Available",
  previousRun: "Previous Dagrun State",
  rescheduleDate: "Ready To Reschedule",
  retryPeriod: "Not In Retry Period",
  schedulerIsRunning: "Scheduler Running",
  state: "Task Instance State",
  taskConcurrency: "Task Concurrency",
  triggerRule: "Trigger Rule",
} as const;

/** One reason a task instance may or may not start. */
export interface Precondition {
  /** One of {@link PRECONDITION_NAMES}. */
  readonly name: (typeof PRECONDITION_NAMES)[keyof typeof PRECONDITION_NAMES];
  readonly isMet: boolean;
  /** A sentence for people. */
  readonly reason: string;
  /** What the sentence says, as data. */
  readonly facts?: JsonObject;
}

/**
 * The checks a task instance goes through, by Airflow's own names where Airflow has the check.
 *
 * Parity: people look for these words in the UI, in the answer of the REST API and in `tasks failed-deps`.
 */
export const PRECONDITION_NAMES = {
  dagIsNotPaused: "Dag Not Paused",
  dagRunIsRunning: "Dagrun Running",
  decidedAgainst: "Not Previously Skipped",
  executorSlots: "Executor Slots Available",
  logicalDate: "Execution Date",
  mappedDependencies: "Mapped dependencies have succeeded",
  maxActiveTasks: "Task Instance Slots Available",
  notRunning: "Task Instance Not Running",
  poolSlots: "Pool Slots Available",
  previousRun: "Previous Dagrun State",
  rescheduleDate: "Ready To Reschedule",
  retryPeriod: "Not In Retry Period",
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
}

/** The states of a Dag run: Airflow's own strings, in the order of a run's life. */
export const DAG_RUN_STATES = ["queued", "running", "success", "failed"] as const;

/** Where a Dag run stands. */
export type DagRunState = (typeof DAG_RUN_STATES)[number];

/** Whether the scheduler is done with a run until somebody queues it again. */
export function isFinishedDagRunState(state: DagRunState): boolean {
  return state === "success" || state === "failed";
}

/** Why a run exists: Airflow's own strings. */
export const RUN_TYPES = ["scheduled", "manual", "backfill", "dataset_triggered"] as const;

/** Why a run exists. */
export type RunType = (typeof RUN_TYPES)[number];

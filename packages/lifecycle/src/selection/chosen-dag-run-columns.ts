/** What is read of a run that is chosen. */
export const CHOSEN_DAG_RUN_COLUMNS = [
  "dagRun.id",
  "dagRun.runId",
  "dagRun.logicalDate",
  "dagRun.dataIntervalStart",
  "dagRun.dataIntervalEnd",
  "dagRun.dagVersionId",
] as const;

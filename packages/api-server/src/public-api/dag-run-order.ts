import type { DagRunOrder } from "@baram/metadata-store";

/** The names that runs can be ordered by. Parity: `logical_date` is not among them. */
export const DAG_RUN_ORDERS: Readonly<Record<string, DagRunOrder>> = {
  id: "id",
  state: "state",
  dag_id: "dagId",
  execution_date: "logicalDate",
  dag_run_id: "runId",
  start_date: "startDate",
  end_date: "endDate",
  updated_at: "endDate",
  external_trigger: "externalTrigger",
  conf: "conf",
};

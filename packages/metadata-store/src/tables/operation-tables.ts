import type { Instant } from "@baram/domain";
import type { Generated } from "kysely";

/** What a person changed, or tried to. */
export interface AuditLogTable {
  readonly id: Generated<number>;
  readonly createdAt: Instant;
  /** `api.post_dag_run`, `cli_dag_pause`, … */
  readonly event: string;
  /** The user's name. */
  readonly owner: string;
  readonly dagId: string | null;
  readonly taskId: string | null;
  readonly runId: string | null;
  /** A JSON text with secrets masked. */
  readonly extra: string | null;
}

/** A process of the installation, alive while its heartbeat is young. */
export interface JobTable {
  readonly id: Generated<number>;
  /** `SchedulerJob`, `DagProcessorJob`, `TriggererJob`: Airflow's own strings. */
  readonly jobType: string;
  readonly state: "running" | "success" | "failed";
  readonly hostname: string;
  readonly processId: number;
  readonly startDate: Instant;
  readonly latestHeartbeat: Instant;
  readonly endDate: Instant | null;
}

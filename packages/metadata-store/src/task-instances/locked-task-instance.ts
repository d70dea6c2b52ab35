import type { Selectable } from "kysely";
import type { TaskInstanceTable } from "../tables/task-instance-table.ts";

/** The columns that decisions need; what is only shown is not read. */
export const LOCKED_COLUMNS = [
  "taskInstance.id",
  "taskInstance.dagRunId",
  "taskInstance.dagId",
  "taskInstance.runId",
  "taskInstance.taskId",
  "taskInstance.mapIndex",
  "taskInstance.state",
  "taskInstance.tryNumber",
  "taskInstance.maxTries",
  "taskInstance.operator",
  "taskInstance.pool",
  "taskInstance.poolSlots",
  "taskInstance.queue",
  "taskInstance.priorityWeight",
  "taskInstance.logicalDate",
  "taskInstance.scheduledAt",
  "taskInstance.queuedAt",
  "taskInstance.startDate",
  "taskInstance.endDate",
  "taskInstance.retryAt",
  "taskInstance.firstStartedAt",
  "taskInstance.hostname",
  "taskInstance.processId",
  "taskInstance.leaseToken",
  "taskInstance.jobId",
  "taskInstance.returnedLength",
  "taskInstance.returnedLengths",
  "taskInstance.resumption",
] as const;

/** A task instance read for a decision; on PostgreSQL its row is locked until the transaction ends. */
export type LockedTaskInstance = Pick<
  Selectable<TaskInstanceTable>,
  (typeof LOCKED_COLUMNS)[number] extends `taskInstance.${infer Name}` ? Name & keyof TaskInstanceTable : never
>;

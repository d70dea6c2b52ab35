import type { Insertable } from "kysely";
import type { RowColumnType } from "../dialect/dialect.ts";
import { insertRows } from "../insert-rows.ts";
import { type MetadataTransaction, noteTransition } from "../metadata-store.ts";
import { PreparedQuery, type QueryParts } from "../prepared-query.ts";
import type { TaskInstanceTable, TaskInstanceTryTable } from "../tables/task-instance-table.ts";
import { LOCKED_COLUMNS, type LockedTaskInstance } from "./locked-task-instance.ts";

/** What a new instance needs to say; everything else begins empty. */
export type NewTaskInstance = Pick<
  Insertable<TaskInstanceTable>,
  | "dagRunId"
  | "dagId"
  | "runId"
  | "taskId"
  | "mapIndex"
  | "state"
  | "tryNumber"
  | "maxTries"
  | "operator"
  | "pool"
  | "poolSlots"
  | "queue"
  | "priorityWeight"
  | "logicalDate"
>;

const NEW_COLUMNS = {
  dagRunId: "integer",
  dagId: "text",
  runId: "text",
  taskId: "text",
  mapIndex: "integer",
  state: "text",
  tryNumber: "integer",
  maxTries: "integer",
  operator: "text",
  pool: "text",
  poolSlots: "integer",
  queue: "text",
  priorityWeight: "integer",
  logicalDate: "integer",
} as const satisfies Record<keyof NewTaskInstance, RowColumnType>;

function insertion(parts: QueryParts<{ readonly instances: string }>) {
  return insertRows(parts, { table: "taskInstance", columns: NEW_COLUMNS, rows: parts.values.instances });
}

const INSERT = new PreparedQuery<{ instances: string }, unknown>(["instances"], insertion);

const INSERT_AND_LOCK = new PreparedQuery<{ instances: string }, LockedTaskInstance>(["instances"], (parts) =>
  insertion(parts).returning(LOCKED_COLUMNS),
);

/** Writes new instances in one statement. The caller holds their run and keeps its counts. */
export async function insertTaskInstances(
  transaction: MetadataTransaction,
  instances: readonly NewTaskInstance[],
): Promise<void> {
  if (instances.length === 0) return;
  await INSERT.execute(transaction, { instances: JSON.stringify(instances) });
  for (const { operator } of instances) noteTransition(transaction, { kind: "taskInstanceCreated", operator });
}

/** The same, for instances that are decided about in this transaction. @returns them, in no certain order. */
export async function insertLockedTaskInstances(
  transaction: MetadataTransaction,
  instances: readonly NewTaskInstance[],
): Promise<readonly LockedTaskInstance[]> {
  if (instances.length === 0) return [];
  const { rows } = await INSERT_AND_LOCK.execute(transaction, { instances: JSON.stringify(instances) });
  for (const { operator } of rows) noteTransition(transaction, { kind: "taskInstanceCreated", operator });
  return rows;
}

const TRY_COLUMNS = {
  taskInstanceId: "integer",
  tryNumber: "integer",
  dagId: "text",
  state: "text",
  maxTries: "integer",
  scheduledAt: "integer",
  queuedAt: "integer",
  startDate: "integer",
  endDate: "integer",
  hostname: "text",
  processId: "integer",
  stateReason: "text",
} as const satisfies Record<keyof TaskInstanceTryTable, RowColumnType>;

const INSERT_TRIES = new PreparedQuery<{ tries: string }, unknown>(["tries"], (parts) =>
  insertRows(parts, { table: "taskInstanceTry", columns: TRY_COLUMNS, rows: parts.values.tries }).onConflict(
    (conflict) =>
      conflict.columns(["taskInstanceId", "tryNumber"]).doUpdateSet((excluded) => ({
        state: excluded.ref("excluded.state"),
        endDate: excluded.ref("excluded.endDate"),
        stateReason: excluded.ref("excluded.stateReason"),
      })),
  ),
);

/** Records tries that have ended. A try that is recorded already (ended, marked, ended again) keeps its last end. */
export async function insertTaskInstanceTries(
  transaction: MetadataTransaction,
  tries: readonly TaskInstanceTryTable[],
): Promise<void> {
  if (tries.length > 0) await INSERT_TRIES.execute(transaction, { tries: JSON.stringify(tries) });
}

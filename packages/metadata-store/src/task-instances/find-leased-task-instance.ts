import { type Selectable, sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { TaskInstanceTable } from "../tables/task-instance-table.ts";

const COLUMNS = [
  "taskInstance.id",
  "taskInstance.dagRunId",
  "taskInstance.dagId",
  "taskInstance.runId",
  "taskInstance.taskId",
  "taskInstance.mapIndex",
  "taskInstance.logicalDate",
] as const;

interface Lease {
  readonly taskInstanceId: number;
  readonly leaseToken: string;
}

type LeasedTaskInstance = Pick<
  Selectable<TaskInstanceTable>,
  (typeof COLUMNS)[number] extends `taskInstance.${infer Name}` ? Name & keyof TaskInstanceTable : never
>;

const FIND = new PreparedQuery<Lease, LeasedTaskInstance>(["taskInstanceId", "leaseToken"], ({ database, values }) =>
  database
    .selectFrom("taskInstance")
    .select(COLUMNS)
    .where("id", "=", values.taskInstanceId)
    .where("leaseToken", "=", values.leaseToken)
    .where("state", "=", sql.lit("running")),
);

/**
 * The running instance whose attempt holds this lease, the deferred one whose trigger has this token, or the one of which
 * author code is being told under it.
 */
export async function findLeasedTaskInstance(
  database: MetadataReader,
  lease: Lease,
): Promise<LeasedTaskInstance | null> {
  const [row] = await FIND.read(database, lease);
  return row ?? (await findDeferredTaskInstance(database, lease)) ?? findToldTaskInstance(database, lease);
}

/** Asked only where no attempt has the lease, so that attempts pay nothing for it. `null` when nobody has it. */
async function findDeferredTaskInstance(database: MetadataReader, { taskInstanceId, leaseToken }: Lease) {
  const row = await database
    .selectFrom("trigger")
    .innerJoin("taskInstance", "taskInstance.id", "trigger.taskInstanceId")
    .select(COLUMNS)
    .where("trigger.taskInstanceId", "=", taskInstanceId)
    .where("trigger.token", "=", leaseToken)
    .where("taskInstance.state", "=", "deferred")
    .executeTakeFirst();
  return row ?? null;
}

/** Asked last. A callback of a run is told of an instance that its row does not name, but one of the same run. */
async function findToldTaskInstance(database: MetadataReader, { taskInstanceId, leaseToken }: Lease) {
  const row = await database
    .selectFrom("callback")
    .innerJoin("taskInstance", "taskInstance.dagRunId", "callback.dagRunId")
    .select(COLUMNS)
    .where("taskInstance.id", "=", taskInstanceId)
    .where("callback.token", "=", leaseToken)
    .where("callback.state", "=", "pending")
    .executeTakeFirst();
  return row ?? null;
}

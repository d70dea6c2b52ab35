import type { Kysely } from "kysely";
import type { MetadataDatabase } from "../tables/metadata-database.ts";

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

/** The running instance whose attempt holds this lease, or the deferred one whose trigger has this token. */
export async function findLeasedTaskInstance(database: Kysely<MetadataDatabase>, lease: Lease) {
  const row = await database
    .selectFrom("taskInstance")
    .select(COLUMNS)
    .where("id", "=", lease.taskInstanceId)
    .where("leaseToken", "=", lease.leaseToken)
    .where("state", "=", "running")
    .executeTakeFirst();
  return row ?? findDeferredTaskInstance(database, lease);
}

/** Asked only where no attempt has the lease, so that attempts pay nothing for it. `null` when nobody has it. */
async function findDeferredTaskInstance(database: Kysely<MetadataDatabase>, { taskInstanceId, leaseToken }: Lease) {
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

import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** With all that the context of a callback says of it. `null` where there is none. */
export async function findToldTaskInstance(
  reader: MetadataReader,
  { dagRunId, taskInstanceId }: { readonly dagRunId: number; readonly taskInstanceId: number | null },
) {
  const row = await reader
    .selectFrom("taskInstance")
    .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
    .select([
      "taskInstance.id",
      "taskInstance.dagId",
      "taskInstance.runId",
      "taskInstance.taskId",
      "taskInstance.mapIndex",
      "taskInstance.operator",
      "taskInstance.tryNumber",
      "taskInstance.maxTries",
      "taskInstance.state",
      "taskInstance.firstStartedAt",
      "taskInstance.pool",
      "taskInstance.queue",
      "dagRun.dagVersionId",
      "dagRun.runType",
      "dagRun.logicalDate",
      "dagRun.dataIntervalStart",
      "dagRun.dataIntervalEnd",
      "dagRun.startDate as runStartDate",
      "dagRun.externalTrigger",
      "dagRun.conf",
    ])
    .where("taskInstance.dagRunId", "=", dagRunId)
    .$if(taskInstanceId !== null, (query) => query.where("taskInstance.id", "=", taskInstanceId ?? 0))
    // Of a run, one that failed says most, the last to end first.
    .orderBy(sql`case "task_instance"."state" when 'failed' then 0 else 1 end`)
    .orderBy(sql`coalesce("task_instance"."end_date", 0) desc`)
    .orderBy("taskInstance.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** What the context of a callback says of the instance and its run. */
export type ToldTaskInstance = NonNullable<Awaited<ReturnType<typeof findToldTaskInstance>>>;

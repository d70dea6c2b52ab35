import type { TaskInstanceKey } from "@baram/domain";
import type { Selectable } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";
import type { TaskInstanceTable } from "../tables/task-instance-table.ts";

/** A task instance as it is stored. */
export type TaskInstanceRow = Selectable<TaskInstanceTable>;

/** The task instance of this key, or `null`. */
/** A task instance by its names. */
export async function findTaskInstance(
  reader: MetadataReader,
  { dagId, runId, taskId, mapIndex }: TaskInstanceKey,
): Promise<TaskInstanceRow | null> {
  const row = await reader
    .selectFrom("taskInstance")
    .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
    .selectAll("taskInstance")
    .where("dagRun.dagId", "=", dagId)
    .where("dagRun.runId", "=", runId)
    .where("taskInstance.taskId", "=", taskId)
    .where("taskInstance.mapIndex", "=", mapIndex)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether the run has a mapped copy of the task. */
export async function hasMappedTaskInstance(
  reader: MetadataReader,
  { dagId, runId, taskId }: Omit<TaskInstanceKey, "mapIndex">,
): Promise<boolean> {
  const row = await reader
    .selectFrom("taskInstance")
    .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
    .select("taskInstance.id")
    .where("dagRun.dagId", "=", dagId)
    .where("dagRun.runId", "=", runId)
    .where("taskInstance.taskId", "=", taskId)
    .where("taskInstance.mapIndex", ">=", 0)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

import type { MetadataReader } from "../metadata-store.ts";

/** The tries of an instance that have ended, oldest first. */
export async function listTries(reader: MetadataReader, taskInstanceId: number) {
  return reader
    .selectFrom("taskInstanceTry")
    .selectAll()
    .where("taskInstanceId", "=", taskInstanceId)
    .orderBy("tryNumber")
    .execute();
}

/** The tries of all instances of a run that have ended, each instance's in their order. */
export async function listTriesOfRun(reader: MetadataReader, dagRunId: number) {
  return reader
    .selectFrom("taskInstance")
    .innerJoin("taskInstanceTry", "taskInstanceTry.taskInstanceId", "taskInstance.id")
    .select([
      "taskInstance.taskId",
      "taskInstance.mapIndex",
      "taskInstanceTry.tryNumber",
      "taskInstanceTry.state",
      "taskInstanceTry.scheduledAt",
      "taskInstanceTry.queuedAt",
      "taskInstanceTry.startDate",
      "taskInstanceTry.endDate",
    ])
    .where("taskInstance.dagRunId", "=", dagRunId)
    .orderBy("taskInstance.id")
    .orderBy("taskInstanceTry.tryNumber")
    .execute();
}

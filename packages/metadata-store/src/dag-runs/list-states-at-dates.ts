import type { DagRunState, Instant, TaskInstanceState } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";

/** The states of a Dag's runs of some logical dates. */
export async function listDagRunStatesAt(
  reader: MetadataReader,
  { dagId, logicalDates }: { readonly dagId: string; readonly logicalDates: readonly Instant[] },
): Promise<readonly { readonly logicalDate: Instant; readonly state: DagRunState }[]> {
  if (logicalDates.length === 0) return [];
  return reader
    .selectFrom("dagRun")
    .select(["logicalDate", "state"])
    .where("dagId", "=", dagId)
    .where("logicalDate", "in", logicalDates)
    .execute();
}

/** The states that occur among the instances of some tasks in a Dag's runs of some logical dates, each once. */
export async function listTaskStatesAt(
  reader: MetadataReader,
  given: { readonly dagId: string; readonly logicalDates: readonly Instant[]; readonly taskIds: readonly string[] },
): Promise<readonly { readonly logicalDate: Instant; readonly taskId: string; readonly state: TaskInstanceState }[]> {
  const { dagId, logicalDates, taskIds } = given;
  if (logicalDates.length === 0 || taskIds.length === 0) return [];
  return reader
    .selectFrom("dagRun")
    .innerJoin("taskInstance", "taskInstance.dagRunId", "dagRun.id")
    .select(["dagRun.logicalDate", "taskInstance.taskId", "taskInstance.state"])
    .distinct()
    .where("dagRun.dagId", "=", dagId)
    .where("dagRun.logicalDate", "in", logicalDates)
    .where("taskInstance.taskId", "in", taskIds)
    .execute();
}

import type { MetadataReader } from "../metadata-store.ts";

/** The deadlines of a Dag that were missed, the newest first. */
export function listMissedDeadlines(
  reader: MetadataReader,
  { dagId, limit, offset }: { readonly dagId: string; readonly limit: number; readonly offset: number },
) {
  return reader
    .selectFrom("deadline")
    .innerJoin("dagRun", "dagRun.id", "deadline.dagRunId")
    .select([
      "deadline.id",
      "deadline.dagId",
      "dagRun.runId",
      "deadline.taskId",
      "deadline.position",
      "deadline.dueAt",
      "deadline.missedAt",
    ])
    .where("deadline.dagId", "=", dagId)
    .where("deadline.state", "=", "missed")
    .orderBy("deadline.dueAt", "desc")
    .orderBy("deadline.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
}

import type { Instant } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";

/** An instance of a task that had not succeeded, and was not skipped, by a moment; `null` where all had. */
export async function findLateTaskInstance(
  reader: MetadataReader,
  { dagRunId, taskId, dueAt }: { readonly dagRunId: number; readonly taskId: string; readonly dueAt: Instant },
): Promise<{ readonly id: number } | null> {
  const row = await reader
    .selectFrom("taskInstance")
    .select("id")
    .where("dagRunId", "=", dagRunId)
    .where("taskId", "=", taskId)
    .where("state", "!=", "removed")
    .where((where) => where.or([where("state", "not in", ["success", "skipped"]), where("endDate", ">", dueAt)]))
    .orderBy("mapIndex")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** Written out, so that the partial index of exactly these states is used. */
const OCCUPIES = sql<boolean>`state in ('queued', 'running', 'restarting')`;

/** What limits an instance, counted over what is queued or running now. */
export async function countOccupyingAround(
  reader: MetadataReader,
  { dagId, taskId, dagRunId }: { readonly dagId: string; readonly taskId: string; readonly dagRunId: number },
) {
  return reader
    .selectFrom("taskInstance")
    .select((column) => [
      column.fn.countAll<number>().as("inDag"),
      sql<number>`coalesce(sum(case when task_id = ${taskId} then 1 else 0 end), 0)`.as("ofTask"),
      sql<number>`coalesce(sum(case when task_id = ${taskId} and dag_run_id = ${dagRunId} then 1 else 0 end), 0)`.as(
        "ofTaskInRun",
      ),
    ])
    .where(OCCUPIES)
    .where("dagId", "=", dagId)
    .executeTakeFirstOrThrow();
}

/** How many instances are queued or running in the whole installation. */
export async function countOccupying(reader: MetadataReader): Promise<number> {
  const { active } = await reader
    .selectFrom("taskInstance")
    .select((column) => column.fn.countAll<number>().as("active"))
    .where(OCCUPIES)
    .executeTakeFirstOrThrow();
  return active;
}

import type { TaskInstanceState } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";
import type { TaskInstanceRow } from "./find-task-instance.ts";

/** One page of the instances of a task in a run. */
export interface TaskInstancePage {
  readonly dagRunId: number;
  readonly taskId: string;
  /** Only those with a greater map index. */
  readonly after: number;
  readonly limit: number;
  /** Only those in this state. */
  readonly state?: TaskInstanceState;
}

/** The instances of a task in a run by map index, a page at a time. */
export async function listMappedTaskInstances(
  reader: MetadataReader,
  { dagRunId, taskId, after, limit, state }: TaskInstancePage,
): Promise<{ readonly instances: readonly TaskInstanceRow[]; readonly hasMore: boolean }> {
  const wanted = reader
    .selectFrom("taskInstance")
    .selectAll()
    .where("dagRunId", "=", dagRunId)
    .where("taskId", "=", taskId)
    .where("mapIndex", ">", after)
    .orderBy("mapIndex")
    .limit(limit + 1);
  const rows = await (state === undefined ? wanted : wanted.where("state", "=", state)).execute();
  return { instances: rows.slice(0, limit), hasMore: rows.length > limit };
}

/** How many instances of a task a run has in each state that occurs. */
export async function countTaskInstancesByState(
  reader: MetadataReader,
  { dagRunId, taskId }: { readonly dagRunId: number; readonly taskId: string },
): Promise<readonly { readonly state: TaskInstanceState; readonly count: number }[]> {
  const rows = await reader
    .selectFrom("taskInstance")
    .select((select) => ["state", select.fn.countAll<number | string>().as("count")])
    .where("dagRunId", "=", dagRunId)
    .where("taskId", "=", taskId)
    .groupBy("state")
    .execute();
  // PostgreSQL counts in a type that its driver gives as text.
  return rows.map(({ state, count }) => ({ state, count: Number(count) }));
}

import type { Instant, TaskInstanceState } from "@baram/domain";
import { sql } from "kysely";
import { dialectOf, type MetadataReader } from "../metadata-store.ts";
import type { TaskInstanceRow } from "./find-task-instance.ts";

/** An instance as a cell of the grid. */
export interface TaskInstanceCell {
  readonly dagRunId: number;
  readonly taskId: string;
  readonly mapIndex: number;
  readonly state: TaskInstanceState;
  readonly tryNumber: number;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
}

/**
 * Every instance of some runs, run by run, with only what a cell shows.
 *
 * @param given.withTimes whether when they started and ended is read too; else both are `null`.
 */
export async function listTaskInstanceCells(
  reader: MetadataReader,
  { dagRunIds, withTimes }: { readonly dagRunIds: readonly number[]; readonly withTimes: boolean },
): Promise<readonly TaskInstanceCell[]> {
  if (dagRunIds.length === 0) return [];
  const times = withTimes ? ["start_date", "end_date"] : ["null", "null"];
  const columns = ["task_id", "map_index", "state", "try_number", ...times];
  const { rows } = await sql<{ readonly dagRunId: number; readonly cells: string }>`
    select dag_run_id as "dagRunId", ${dialectOf(reader).jsonOfGroup(columns, "id")} as cells
    from task_instance where dag_run_id in (${sql.join(dagRunIds)}) group by dag_run_id order by dag_run_id
  `.execute(reader.withoutPlugins());
  return rows.flatMap(({ dagRunId, cells }) =>
    (JSON.parse(cells) as CellColumns[]).map(([taskId, mapIndex, state, tryNumber, startDate, endDate]) => ({
      dagRunId,
      taskId,
      mapIndex,
      state,
      tryNumber,
      startDate,
      endDate,
    })),
  );
}

type CellColumns = readonly [
  taskId: string,
  mapIndex: number,
  state: TaskInstanceState,
  tryNumber: number,
  startDate: Instant | null,
  endDate: Instant | null,
];

/** Every instance of a run. */
export async function listTaskInstancesOfRun(
  reader: MetadataReader,
  dagRunId: number,
): Promise<readonly TaskInstanceRow[]> {
  return reader.selectFrom("taskInstance").selectAll().where("dagRunId", "=", dagRunId).orderBy("id").execute();
}

/** How the instances of some tasks stand in a run. */
export async function listTaskStates(
  reader: MetadataReader,
  { dagRunId, taskIds }: { readonly dagRunId: number; readonly taskIds: readonly string[] },
) {
  if (taskIds.length === 0) return [];
  return reader
    .selectFrom("taskInstance")
    .select(["id", "taskId", "mapIndex", "state"])
    .where("dagRunId", "=", dagRunId)
    .where("taskId", "in", taskIds)
    .orderBy("mapIndex")
    .execute();
}

/** How single instances of a mapped task stand in a run. */
export async function listTaskStatesByIndex(
  reader: MetadataReader,
  given: { readonly dagRunId: number; readonly taskId: string; readonly mapIndexes: readonly number[] },
) {
  if (given.mapIndexes.length === 0) return [];
  return reader
    .selectFrom("taskInstance")
    .select(["id", "taskId", "mapIndex", "state"])
    .where("dagRunId", "=", given.dagRunId)
    .where("taskId", "=", given.taskId)
    .where("mapIndex", "in", given.mapIndexes)
    .orderBy("mapIndex")
    .execute();
}

/** Whether a task has an instance in any run before a logical date. */
export async function hasEarlierTaskInstance(
  reader: MetadataReader,
  { dagId, taskId, before }: { readonly dagId: string; readonly taskId: string; readonly before: Instant },
): Promise<boolean> {
  const row = await reader
    .selectFrom("dagRun")
    .innerJoin("taskInstance", "taskInstance.dagRunId", "dagRun.id")
    .select("taskInstance.id")
    .where("dagRun.dagId", "=", dagId)
    .where("dagRun.logicalDate", "<", before)
    .where("taskInstance.taskId", "=", taskId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

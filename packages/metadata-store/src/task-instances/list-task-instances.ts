import type { TaskInstanceState } from "@baram/domain";
import { sql } from "kysely";
import { type InstantRange, isWithin } from "../instant-range.ts";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";
import type { TaskInstanceRow } from "./find-task-instance.ts";
import { indexOfStates, type StateIndex } from "./indexed-states.ts";

/** Which task instances, and which part of the list. */
export interface TaskInstanceFilter {
  readonly dagIds?: readonly string[] | undefined;
  readonly runIds?: readonly string[] | undefined;
  readonly taskIds?: readonly string[] | undefined;
  readonly states?: readonly TaskInstanceState[] | undefined;
  readonly pools?: readonly string[] | undefined;
  readonly queues?: readonly string[] | undefined;
  readonly logicalDate?: InstantRange;
  readonly startDate?: InstantRange;
  readonly endDate?: InstantRange;
  readonly updatedAt?: InstantRange;
  readonly durationSeconds?: { readonly from?: number | undefined; readonly to?: number | undefined };
  /** Only copies of mapped tasks. */
  readonly isMappedOnly?: boolean;
  /** By default as they were created. */
  readonly order?: { readonly by: TaskInstanceOrder; readonly direction: "asc" | "desc" };
  readonly limit: number;
  readonly offset: number;
}

/** What task instances can be ordered by; ties by map index. */
export type TaskInstanceOrder = "mapIndex" | "state" | "duration" | "startDate" | "endDate";

const DURATION_SECONDS = sql`((task_instance.end_date - task_instance.start_date) / 1000000.0)`;
const LAST_CHANGE = sql`coalesce(task_instance.end_date, task_instance.start_date, task_instance.queued_at, task_instance.scheduled_at, 0)`;

/** Task instances, with how many there are in all. */
export async function listTaskInstances(
  reader: MetadataReader,
  filter: TaskInstanceFilter,
): Promise<{ readonly taskInstances: readonly TaskInstanceRow[]; readonly total: number }> {
  const { order } = filter;
  const stateIndex = stateIndexOf(filter);
  const conditions = conditionsOf(filter, stateIndex);
  const { total } = await reader
    .selectFrom("taskInstance")
    .select((column) => column.fn.countAll<number>().as("total"))
    .where(conditions)
    .executeTakeFirstOrThrow();
  const taskInstances = await reader
    .selectFrom("taskInstance")
    .selectAll()
    .where(conditions)
    .$if(order !== undefined, (query) =>
      query
        .orderBy(
          order?.by === "duration" ? DURATION_SECONDS : sql.ref(`taskInstance.${order?.by ?? "id"}`),
          order?.direction,
        )
        .orderBy("mapIndex"),
    )
    // As a sum the id has no index, which would be walked from its beginning to find the few that match.
    .orderBy(stateIndex?.isInOrder === false ? sql`task_instance.id + 0` : "taskInstance.id")
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { taskInstances, total };
}

/** Task instances of known runs are found by their runs. */
function stateIndexOf({ dagIds, runIds, states }: TaskInstanceFilter): StateIndex | null {
  return dagIds === undefined && runIds === undefined && states !== undefined ? indexOfStates(states) : null;
}

function conditionsOf(filter: TaskInstanceFilter, stateIndex: StateIndex | null) {
  const ranges = [
    isWithin(sql.ref("taskInstance.logicalDate"), filter.logicalDate ?? {}),
    isWithin(sql.ref("taskInstance.startDate"), filter.startDate ?? {}),
    isWithin(sql.ref("taskInstance.endDate"), filter.endDate ?? {}),
    isWithin(LAST_CHANGE, filter.updatedAt ?? {}),
    isWithin(DURATION_SECONDS, filter.durationSeconds ?? {}),
  ];
  const lists = [
    { column: sql.ref("taskInstance.taskId"), values: filter.taskIds },
    { column: sql.ref("taskInstance.state"), values: filter.states },
    { column: sql.ref("taskInstance.pool"), values: filter.pools },
    { column: sql.ref("taskInstance.queue"), values: filter.queues },
  ];
  const conditions = [sql<boolean>`1 = 1`, ...ranges.filter((range) => range !== null), ...runConditions(filter)];
  if (stateIndex !== null) conditions.push(stateIndex.condition);
  if (filter.isMappedOnly === true) conditions.push(sql<boolean>`task_instance.map_index >= 0`);
  for (const { column, values } of lists) {
    if (values !== undefined) conditions.push(isOneOf(column, values));
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Runs have an index by Dag and run id, their instances one by run: together they are found without a scan. */
function runConditions({ dagIds, runIds }: TaskInstanceFilter) {
  if (dagIds === undefined && runIds === undefined) return [];
  const conditions = [
    ...(dagIds === undefined ? [] : [isOneOf(sql.ref("dagRun.dagId"), dagIds)]),
    ...(runIds === undefined ? [] : [isOneOf(sql.ref("dagRun.runId"), runIds)]),
  ];
  const runs = sql`select dag_run.id from dag_run where ${sql.join(conditions, sql` and `)}`;
  return [sql<boolean>`task_instance.dag_run_id in (${runs})`];
}

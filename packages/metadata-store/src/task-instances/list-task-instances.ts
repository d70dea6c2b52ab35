import type { Clock, TaskInstanceState } from "@baram/domain";
import { type RawBuilder, sql } from "kysely";
import { type InstantRange, isWithin } from "../instant-range.ts";
import { isOneOf } from "../is-one-of.ts";
import { totalOf } from "../kept-counts.ts";
import type { MetadataReader } from "../metadata-store.ts";
import type { TaskInstanceRow } from "./find-task-instance.ts";
import { indexOfStates, type StateIndex } from "./indexed-states.ts";
import { longConditions } from "./long-conditions.ts";

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
  /** By default as they were created; those of some runs or Dags run by run. */
  readonly order?: { readonly by: TaskInstanceOrder; readonly direction: "asc" | "desc" };
  readonly limit: number;
  readonly offset: number;
  /** Tells how long the counting takes. */
  readonly clock: Clock;
}

/** What task instances can be ordered by; ties by map index. */
export type TaskInstanceOrder = "mapIndex" | "state" | "duration" | "startDate" | "endDate";

/** More of them are found faster by walking along the ids. */
const SORTED_MAXIMUM = 50_000;

const DURATION_SECONDS = sql`((task_instance.end_date - task_instance.start_date) / 1000000.0)`;
const LAST_CHANGE = sql`coalesce(task_instance.end_date, task_instance.start_date, task_instance.queued_at, task_instance.scheduled_at, 0)`;

/** Task instances, with how many there are in all: of very many, as of some seconds ago. */
export async function listTaskInstances(
  reader: MetadataReader,
  filter: TaskInstanceFilter,
): Promise<{ readonly taskInstances: readonly TaskInstanceRow[]; readonly total: number }> {
  const { order } = filter;
  const stateIndex = stateIndexOf(filter);
  const isFew = stateIndex === null && (await isFewByTime(reader, filter));
  const isSorted = stateIndex === null ? isFew : !stateIndex.isInOrder;
  const conditions = conditionsOf(filter, stateIndex);
  const conditionsOfPage = isFew
    ? sql<boolean>`${sql.join([conditions, ...longConditions(filter.durationSeconds)], sql` and `)}`
    : conditions;
  const taskInstances = await reader
    .selectFrom("taskInstance")
    .selectAll()
    .where(conditionsOfPage)
    .$if(order !== undefined, (query) =>
      query
        .orderBy(
          order?.by === "duration" ? DURATION_SECONDS : sql.ref(`taskInstance.${order?.by ?? "id"}`),
          order?.direction,
        )
        .orderBy("mapIndex"),
    )
    // Their runs are found in this order, so that a page reads only as many of them as it needs.
    .$if(order === undefined && isOfRuns(filter), (query) => query.orderBy("taskInstance.dagRunId"))
    // As a sum the id has no index, which would be walked from its beginning to find the few that match.
    .orderBy(isSorted ? sql`task_instance.id + 0` : "taskInstance.id")
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  const count = () =>
    reader
      .selectFrom("taskInstance")
      .select((column) => column.fn.countAll<number>().as("total"))
      .where(conditions);
  const total = await totalOf(reader, { ...filter, found: taskInstances.length }, { clock: filter.clock, count });
  return { taskInstances, total };
}

function isOfRuns({ dagIds, runIds, logicalDate = {} }: TaskInstanceFilter): boolean {
  return dagIds !== undefined || runIds !== undefined || logicalDate.from !== undefined || logicalDate.to !== undefined;
}

/**
 * Whether those of some dates, or that took long, are better found by an index of these and then sorted. The id tells
 * nothing about them to a planner: it would walk all older ones to find the first of this week.
 */
async function isFewByTime(reader: MetadataReader, filter: TaskInstanceFilter): Promise<boolean> {
  const conditions = [...dateConditions(filter), ...longConditions(filter.durationSeconds)];
  if (conditions.length === 0 || isOfRuns(filter)) return false;
  const few = sql`select 1 from task_instance where ${sql.join(conditions, sql` and `)} limit ${sql.lit(SORTED_MAXIMUM + 1)}`;
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${few}) as few`.execute(reader);
  return Number(rows[0]?.count) <= SORTED_MAXIMUM;
}

function dateConditions({ startDate = {}, endDate = {} }: TaskInstanceFilter): readonly RawBuilder<boolean>[] {
  const ranges = [
    isWithin(sql.ref("taskInstance.startDate"), startDate),
    isWithin(sql.ref("taskInstance.endDate"), endDate),
  ];
  return ranges.filter((range) => range !== null);
}

/** Task instances of known runs are found by their runs. */
function stateIndexOf(filter: TaskInstanceFilter): StateIndex | null {
  return !isOfRuns(filter) && filter.states !== undefined ? indexOfStates(filter.states) : null;
}

function conditionsOf(filter: TaskInstanceFilter, stateIndex: StateIndex | null) {
  const ranges = [
    ...dateConditions(filter),
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
function runConditions(filter: TaskInstanceFilter) {
  if (!isOfRuns(filter)) return [];
  const { dagIds, runIds } = filter;
  const dates = isWithin(sql.ref("dagRun.logicalDate"), filter.logicalDate ?? {});
  const conditions = [
    ...(dates === null ? [] : [dates]),
    ...(dagIds === undefined ? [] : [isOneOf(sql.ref("dagRun.dagId"), dagIds)]),
    ...(runIds === undefined ? [] : [isOneOf(sql.ref("dagRun.runId"), runIds)]),
  ];
  const runs = sql`select dag_run.id from dag_run where ${sql.join(conditions, sql` and `)}`;
  return [sql<boolean>`task_instance.dag_run_id in (${runs})`];
}

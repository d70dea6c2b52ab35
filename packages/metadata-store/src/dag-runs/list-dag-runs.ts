import type { Clock } from "@baram/domain";
import { sql } from "kysely";
import { type InstantRange, isWithin } from "../instant-range.ts";
import { isOneOf } from "../is-one-of.ts";
import { totalOf } from "../kept-counts.ts";
import type { MetadataReader } from "../metadata-store.ts";
import { type DagRunRow, selectDagRuns } from "./select-dag-runs.ts";

/** What runs can be ordered by. */
export type DagRunOrder =
  | "id"
  | "state"
  | "dagId"
  | "logicalDate"
  | "runId"
  | "startDate"
  | "endDate"
  | "externalTrigger"
  | "conf";

/** Which runs, in what order, and which part of the list. */
export interface DagRunFilter {
  readonly dagIds?: readonly string[] | undefined;
  readonly states?: readonly string[] | undefined;
  readonly logicalDate?: InstantRange;
  readonly startDate?: InstantRange;
  readonly endDate?: InstantRange;
  readonly updatedAt?: InstantRange;
  readonly orderBy: DagRunOrder;
  readonly direction: "asc" | "desc";
  readonly limit: number;
  readonly offset: number;
  /** Tells how long the counting takes. */
  readonly clock: Clock;
}

const LAST_CHANGE = sql`coalesce(dag_run.end_date, dag_run.last_scheduling_decision_at, dag_run.start_date, dag_run.queued_at, 0)`;

/** Runs, with how many there are in all: of very many, as of some seconds ago. */
export async function listDagRuns(
  reader: MetadataReader,
  filter: DagRunFilter,
): Promise<{ readonly dagRuns: readonly DagRunRow[]; readonly total: number }> {
  const conditions = conditionsOf(filter);
  const dagRuns = await selectDagRuns(reader)
    .where(conditions)
    .orderBy(`dagRun.${filter.orderBy}`, filter.direction)
    .orderBy("dagRun.id", filter.direction)
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  const count = () =>
    reader
      .selectFrom("dagRun")
      .select((column) => column.fn.countAll<number>().as("total"))
      .where(conditions);
  const total = await totalOf(reader, { ...filter, found: dagRuns.length }, { clock: filter.clock, count });
  return { dagRuns, total };
}

function conditionsOf(filter: DagRunFilter) {
  const ranges = [
    isWithin(sql.ref("dagRun.logicalDate"), filter.logicalDate ?? {}),
    isWithin(sql.ref("dagRun.startDate"), filter.startDate ?? {}),
    isWithin(sql.ref("dagRun.endDate"), filter.endDate ?? {}),
    isWithin(LAST_CHANGE, filter.updatedAt ?? {}),
  ];
  const conditions = [sql<boolean>`1 = 1`, ...ranges.filter((range) => range !== null)];
  const lists = [
    { column: sql.ref("dagRun.dagId"), values: filter.dagIds },
    { column: sql.ref("dagRun.state"), values: filter.states },
  ];
  for (const { column, values } of lists) {
    if (values !== undefined) conditions.push(isOneOf(column, values));
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

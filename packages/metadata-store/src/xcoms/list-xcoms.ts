import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";

/** Which XComs, and which part of the list. */
export interface XComFilter {
  readonly dagIds?: readonly string[] | undefined;
  readonly runId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly mapIndex?: number | undefined;
  readonly key?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** XComs with their runs, without their values, with how many there are in all. */
export async function listXComs(reader: MetadataReader, filter: XComFilter) {
  const { limit, offset, ...wanted } = filter;
  const conditions = conditionsOf(wanted);
  const { total } = await reader
    .selectFrom("xcom")
    .innerJoin("dagRun", "dagRun.id", "xcom.dagRunId")
    .select((column) => column.fn.countAll<number>().as("total"))
    .where(conditions)
    .executeTakeFirstOrThrow();
  const xcoms = await reader
    .selectFrom("xcom")
    .innerJoin("dagRun", "dagRun.id", "xcom.dagRunId")
    .select(["xcom.key", "xcom.taskId", "xcom.mapIndex", "xcom.createdAt", "dagRun.dagId", "dagRun.logicalDate"])
    .where(conditions)
    .orderBy("dagRun.dagId")
    .orderBy("xcom.taskId")
    .orderBy("dagRun.runId")
    .orderBy("xcom.mapIndex")
    .orderBy("xcom.key")
    .limit(limit)
    .offset(offset)
    .execute();
  return { xcoms, total };
}

/** Which XCom. */
export interface XComPlace {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  readonly mapIndex: number;
  readonly key: string;
}

/** One XCom with its value. */
export interface FoundXCom {
  readonly key: string;
  readonly taskId: string;
  readonly mapIndex: number;
  readonly createdAt: Instant;
  readonly value: string;
  readonly dagId: string;
  readonly logicalDate: Instant;
}

const FIND = new PreparedQuery<XComPlace, FoundXCom>(
  ["dagId", "runId", "taskId", "mapIndex", "key"],
  ({ database, values }) =>
    database
      .selectFrom("xcom")
      .innerJoin("dagRun", "dagRun.id", "xcom.dagRunId")
      .select(["xcom.key", "xcom.taskId", "xcom.mapIndex", "xcom.createdAt", "xcom.value"])
      .select(["dagRun.dagId", "dagRun.logicalDate"])
      .where("dagRun.dagId", "=", values.dagId)
      .where("dagRun.runId", "=", values.runId)
      .where("xcom.taskId", "=", values.taskId)
      .where("xcom.mapIndex", "=", values.mapIndex)
      .where("xcom.key", "=", values.key),
);

/** One XCom with its value; `null` when there is none. */
export async function findXCom(reader: MetadataReader, place: XComPlace): Promise<FoundXCom | null> {
  return (await FIND.read(reader, place))[0] ?? null;
}

/** The values of some instances under one key. */
export async function listXComValues(
  reader: MetadataReader,
  { taskInstanceIds, key }: { readonly taskInstanceIds: readonly number[]; readonly key: string },
): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom("xcom")
    .select("value")
    .where(isOneOf(sql.ref("taskInstanceId"), taskInstanceIds))
    .where("key", "=", key)
    .execute();
  return rows.map((row) => row.value);
}

function conditionsOf({ dagIds, runId, taskId, mapIndex, key }: Omit<XComFilter, "limit" | "offset">) {
  const conditions = [
    sql<boolean>`1 = 1`,
    ...(dagIds === undefined ? [] : [isOneOf(sql.ref("dagRun.dagId"), dagIds)]),
    ...(runId === undefined ? [] : [sql<boolean>`dag_run.run_id = ${runId}`]),
    ...(taskId === undefined ? [] : [sql<boolean>`xcom.task_id = ${taskId}`]),
    ...(mapIndex === undefined ? [] : [sql<boolean>`xcom.map_index = ${mapIndex}`]),
    ...(key === undefined ? [] : [sql<boolean>`xcom.key = ${key}`]),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

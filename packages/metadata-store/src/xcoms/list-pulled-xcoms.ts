import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** Which values an attempt pulls. */
export interface XComPull {
  readonly key: string;
  readonly dagId: string;
  readonly runs:
    | { readonly kind: "run"; readonly runId: string }
    /** The run of this logical date and every earlier one. */
    | { readonly kind: "until"; readonly logicalDate: Instant };
  /** `null` for every task. */
  readonly taskIds: readonly string[] | null;
  /** `null` for every copy. */
  readonly mapIndexes: readonly number[] | null;
}

/** Values by key over tasks, copies and runs: latest run first, then latest value first. */
export async function listPulledXComs(reader: MetadataReader, pull: XComPull) {
  const conditions = [
    sql<boolean>`dag_run.dag_id = ${pull.dagId}`,
    pull.runs.kind === "run"
      ? sql<boolean>`dag_run.run_id = ${pull.runs.runId}`
      : sql<boolean>`dag_run.logical_date <= ${pull.runs.logicalDate}`,
    sql<boolean>`xcom.key = ${pull.key}`,
  ];
  if (pull.taskIds !== null) conditions.push(isOneOf(sql.ref("xcom.taskId"), pull.taskIds));
  if (pull.mapIndexes !== null) conditions.push(isOneOf(sql.ref("xcom.mapIndex"), pull.mapIndexes));
  return reader
    .selectFrom("xcom")
    .innerJoin("dagRun", "dagRun.id", "xcom.dagRunId")
    .select(["xcom.taskId", "xcom.mapIndex", "xcom.value"])
    .where(sql<boolean>`${sql.join(conditions, sql` and `)}`)
    .orderBy("dagRun.logicalDate", "desc")
    .orderBy("xcom.createdAt", "desc")
    .execute();
}

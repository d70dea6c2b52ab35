import type { Instant } from "@baram/domain";
import { type RawBuilder, sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";
import { type DagRunRow, selectDagRuns } from "./select-dag-runs.ts";

/** Where a page ends: the next one begins after it. */
export interface DagRunPlace {
  readonly id: number;
  /** In microseconds; only where the order is by duration. */
  readonly duration: number;
}

/** Which runs of which Dags, in what order, after which one. */
export interface DagRunListing {
  /** Only runs of these Dags. */
  readonly dagIds?: readonly string[] | undefined;
  readonly state?: DagRunRow["state"] | undefined;
  readonly runType?: DagRunRow["runType"] | undefined;
  /** Only runs that started in this stretch, its end left out. */
  readonly startedFrom?: Instant | undefined;
  readonly startedUntil?: Instant | undefined;
  /** By when they were made, or by how long they took; the latter reads all that match, so it wants `startedFrom`. */
  readonly order: "newest" | "oldest" | "longest";
  readonly after?: DagRunPlace | undefined;
  /** Until when the runs that have not ended are measured. */
  readonly now: Instant;
  readonly limit: number;
}

/** A run with how long it took. */
export type MeasuredDagRun = DagRunRow & { readonly durationMicroseconds: number };

/** Runs of all Dags, a page at a time. */
export async function listDagRunsOfAllDags(
  reader: MetadataReader,
  listing: DagRunListing,
): Promise<readonly MeasuredDagRun[]> {
  const { order, after, now, limit } = listing;
  const duration = sql<number>`coalesce(coalesce(dag_run.end_date, ${sql.lit(now)}) - dag_run.start_date, 0)`;
  let query = selectDagRuns(reader)
    .select(duration.as("durationMicroseconds"))
    .where(sql<boolean>`${sql.join(conditionsOf(listing), sql` and `)}`);
  if (order === "longest") {
    if (after !== undefined) {
      query = query.where(sql<boolean>`(${duration}, dag_run.id) < (${sql.lit(after.duration)}, ${sql.lit(after.id)})`);
    }
    query = query.orderBy(duration, "desc").orderBy("dagRun.id", "desc");
  } else {
    if (after !== undefined) query = query.where("dagRun.id", order === "newest" ? "<" : ">", after.id);
    query = query.orderBy("dagRun.id", order === "newest" ? "desc" : "asc");
  }
  const rows = await query.limit(limit).execute();
  return rows.map((row) => ({ ...row, durationMicroseconds: Number(row.durationMicroseconds) }));
}

/** States and types are written out, so that the partial indexes of the rare ones are used. */
function conditionsOf(listing: DagRunListing): readonly RawBuilder<boolean>[] {
  const { dagIds, state, runType, startedFrom, startedUntil } = listing;
  const conditions = [sql<boolean>`1 = 1`];
  if (dagIds !== undefined) conditions.push(isOneOf(sql.ref("dagRun.dagId"), dagIds));
  if (state !== undefined) conditions.push(sql<boolean>`dag_run.state = ${sql.lit(state)}`);
  if (state === "queued" || state === "running") conditions.push(sql<boolean>`dag_run.state in ('queued', 'running')`);
  if (runType !== undefined) conditions.push(sql<boolean>`dag_run.run_type = ${sql.lit(runType)}`);
  if (runType !== undefined && runType !== "scheduled") conditions.push(sql<boolean>`dag_run.run_type <> 'scheduled'`);
  if (startedFrom !== undefined) conditions.push(sql<boolean>`dag_run.start_date >= ${sql.lit(startedFrom)}`);
  if (startedUntil !== undefined) conditions.push(sql<boolean>`dag_run.start_date < ${sql.lit(startedUntil)}`);
  return conditions;
}

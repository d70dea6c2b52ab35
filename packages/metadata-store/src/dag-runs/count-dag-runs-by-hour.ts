import type { DagRunState, Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

const MICROSECONDS_PER_HOUR = 3_600_000_000;

/** How many runs of one state have their logical dates in one hour. */
export interface DagRunsOfHour {
  /** The beginning of the hour, UTC. */
  readonly hour: Instant;
  readonly state: DagRunState;
  readonly count: number;
}

/** How the runs of a Dag ended, hour by hour of their logical dates; an hour without runs is left out. */
export async function countDagRunsByHour(
  reader: MetadataReader,
  { dagId, from, until }: { readonly dagId: string; readonly from: Instant; readonly until: Instant },
): Promise<readonly DagRunsOfHour[]> {
  const hour = sql<number>`dag_run.logical_date / ${sql.lit(MICROSECONDS_PER_HOUR)}`;
  const rows = await reader
    .selectFrom("dagRun")
    .select((column) => [hour.as("hour"), "state", column.fn.countAll<number>().as("count")])
    .where("dagId", "=", dagId)
    .where("logicalDate", ">=", from)
    .where("logicalDate", "<", until)
    .groupBy([hour, "state"])
    .orderBy(hour)
    .orderBy("state")
    .execute();
  return rows.map((row) => ({
    hour: (Number(row.hour) * MICROSECONDS_PER_HOUR) as Instant,
    state: row.state,
    count: Number(row.count),
  }));
}

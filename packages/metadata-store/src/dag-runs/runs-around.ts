import { addSeconds } from "@baram/domain";
import { type RawBuilder, sql } from "kysely";
import type { Stretch } from "./list-dag-runs-in-time.ts";

/** What belongs to a run that started longer before the stretch is left out, but for what is on its way. */
export const LONGEST_RUN_SECONDS = 86_400;

/**
 * Id, state and end of the runs that were on their way in a stretch: those that started in it or a day before, and every
 * one that has not ended. Each part is found by an index; the task instances of a stretch are found through them.
 */
export function runsAround({ from, until }: Stretch): RawBuilder<unknown> {
  return sql`
  select id, state, end_date from dag_run
    where start_date >= ${sql.lit(addSeconds(from, -LONGEST_RUN_SECONDS))} and start_date < ${sql.lit(until)}
      and end_date >= ${sql.lit(from)}
  union all
  select id, state, end_date from dag_run where state in ('queued', 'running')`;
}

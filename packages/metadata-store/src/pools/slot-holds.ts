import { addSeconds } from "@baram/domain";
import { type RawBuilder, sql } from "kysely";
import type { Stretch } from "../dag-runs/list-dag-runs-in-time.ts";
import { LONGEST_RUN_SECONDS, runsAround } from "../dag-runs/runs-around.ts";
import type { MetadataReader } from "../metadata-store.ts";

/**
 * Of one row of moments, when it held slots: `queued_at` and `begun` are null where that has not happened, `ended` where it
 * still holds them.
 *
 * A try that was deferred and went on keeps its start and has a later moment of queueing. When it gave its slot up is not
 * kept, so in a pool whose slots deferred tasks do not hold it counts from when it was queued again.
 */
const moments = (row: RawBuilder<unknown>, ended: RawBuilder<unknown>) => sql`
  case when ${row}.start_date < ${row}.queued_at
    then case when pool.include_deferred = 1 then ${row}.start_date else ${row}.queued_at end
    else coalesce(${row}.queued_at, ${row}.start_date, ${ended}) end as queued_at,
  case when ${row}.start_date < ${row}.queued_at and pool.include_deferred <> 1
    then ${row}.queued_at else ${row}.start_date end as begun,
  ${ended} as ended`;

/** Whether the present try of an instance holds slots, or held some to its end. */
const PRESENT_HOLDS = sql<boolean>`(instance.state in ('queued', 'running', 'restarting')
  or (instance.state = 'deferred' and pool.include_deferred = 1)
  or (instance.state not in ('none', 'scheduled', 'deferred', 'up_for_retry') and instance.end_date is not null))`;

const PRESENT_END = sql`case when instance.state in ('queued', 'running', 'restarting', 'deferred')
  then null else instance.end_date end`;

/** Of so many runs, the newest ones, tries are looked at: a look may not take long, however much runs. */
const RUNS_MAXIMUM = 2000;

const ORDERED_RUNS = ({ from, until }: Stretch) => sql`
  select id from (select id from dag_run
    where start_date >= ${sql.lit(addSeconds(from, -LONGEST_RUN_SECONDS))} and start_date < ${sql.lit(until)}
      and end_date >= ${sql.lit(from)} order by start_date desc limit ${sql.lit(RUNS_MAXIMUM)}) ended
  union all
  select id from (select id from dag_run where state in ('queued', 'running')
    order by id desc limit ${sql.lit(RUNS_MAXIMUM)}) underway`;

/** Whether more runs were on their way in a stretch than tries are looked at of. */
export async function hasMoreRunsThanCounted(reader: MetadataReader, stretch: Stretch): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${runsAround(stretch)} limit ${sql.lit(RUNS_MAXIMUM + 1)}) run`.execute(reader);
  return Number(rows[0]?.count ?? 0) > RUNS_MAXIMUM;
}

/**
 * The tries that held slots of a pool in a stretch, and when, as tables for a `with`, the last one called `held`: of the
 * runs of that time, never of the whole history. Of a sensor that gives its slot up between two looks, the last look of the
 * try is known.
 */
export function slotHolds(stretch: Stretch): RawBuilder<unknown> {
  const from = sql.lit(stretch.from);
  const who = sql`instance.id, instance.dag_id, instance.run_id, instance.task_id, instance.map_index, instance.pool,
    instance.pool_slots`;
  return sql`instance as materialized (
    select ${who}, instance.try_number, instance.state, instance.queued_at, instance.start_date, instance.end_date
      from (${ORDERED_RUNS(stretch)}) run join task_instance instance on instance.dag_run_id = run.id
  ), held as materialized (
    select ${who}, instance.try_number, instance.state, ${moments(sql`instance`, PRESENT_END)}
      from instance join pool on pool.name = instance.pool
      where ${PRESENT_HOLDS} and (${PRESENT_END} is null or ${PRESENT_END} >= ${from})
    union all
    select ${who}, past.try_number, past.state, ${moments(sql`past`, sql`past.end_date`)}
      from instance join pool on pool.name = instance.pool
      join task_instance_try past on past.task_instance_id = instance.id
      where not (instance.try_number <= 1 and ${PRESENT_HOLDS}) and past.end_date >= ${from}
        and not (past.try_number = instance.try_number and ${PRESENT_HOLDS})
  )`;
}

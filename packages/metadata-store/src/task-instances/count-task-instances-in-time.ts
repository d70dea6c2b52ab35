import type { DagRunState, TaskInstanceState } from "@baram/domain";
import { sql } from "kysely";
import type { Stretch } from "../dag-runs/list-dag-runs-in-time.ts";
import { runsAround } from "../dag-runs/runs-around.ts";
import type { MetadataReader } from "../metadata-store.ts";

const MICROSECONDS_PER_SECOND = 1_000_000;

/** How many are in one state in one step of a stretch. */
export interface CountInTime<State> {
  /** Which step, from zero on. */
  readonly step: number;
  readonly state: State;
  readonly count: number;
}

/** A stretch of time in steps of the same length. */
export interface SteppedStretch extends Stretch {
  readonly stepSeconds: number;
}

/**
 * The task instances that ended in each step of a stretch, by state; those on their way count for the last step.
 *
 * Reads the instances of the runs of that time, never those of the whole history.
 */
export async function countTaskInstancesInTime(
  reader: MetadataReader,
  stretch: SteppedStretch,
): Promise<readonly CountInTime<TaskInstanceState>[]> {
  const { rows } = await sql<CountInTime<TaskInstanceState>>`
    select ${stepOf(sql`instance.end_date`, stretch)} as step, instance.state, count(*) as count
    from (${runsAround(stretch)}) run join task_instance instance on instance.dag_run_id = run.id
    where instance.state not in ('none', 'removed') and (instance.end_date >= ${sql.lit(stretch.from)}
      or instance.state in ('scheduled', 'queued', 'running', 'restarting', 'deferred', 'up_for_retry', 'up_for_reschedule'))
    group by 1, 2`.execute(reader);
  return rows.map(({ step, state, count }) => ({ step: Number(step), state, count: Number(count) }));
}

/** The runs that ended in each step of a stretch, by state; those on their way count for the last step. */
export async function countDagRunsInTime(
  reader: MetadataReader,
  stretch: SteppedStretch,
): Promise<readonly CountInTime<DagRunState>[]> {
  const { rows } = await sql<CountInTime<DagRunState>>`
    select ${stepOf(sql`run.end_date`, stretch)} as step, run.state, count(*) as count
    from (${runsAround(stretch)}) run group by 1, 2`.execute(reader);
  return rows.map(({ step, state, count }) => ({ step: Number(step), state, count: Number(count) }));
}

/** What has not ended, or ended while the question was on its way, belongs to the last step. */
function stepOf(endDate: ReturnType<typeof sql>, { from, until, stepSeconds }: SteppedStretch) {
  const last = Math.ceil((until - from) / (stepSeconds * MICROSECONDS_PER_SECOND)) - 1;
  const step = sql`cast((${endDate} - ${sql.lit(from)}) / ${sql.lit(stepSeconds * MICROSECONDS_PER_SECOND)} as integer)`;
  return sql`case when ${endDate} is null or ${endDate} < ${sql.lit(from)} or ${step} > ${sql.lit(last)}
    then ${sql.lit(last)} else ${step} end`;
}

import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** How many scheduled instances of one Dag wait for slots of one pool. */
export interface ScheduledCount {
  readonly pool: string;
  readonly dagId: string;
  readonly maxActiveTasks: number;
  readonly count: number;
}

/** How many instances are in a state in which they wait for something. */
export interface WaitingCount {
  readonly state: "queued" | "deferred" | "up_for_retry" | "up_for_reschedule";
  readonly count: number;
}

/** What is queued or running, by where it counts. */
export interface OccupyingCount {
  readonly pool: string;
  readonly dagId: string;
  readonly count: number;
  readonly poolSlots: number;
}

/** What waits and what it may wait for. */
export interface WaitingTaskInstances {
  readonly scheduled: readonly ScheduledCount[];
  readonly others: readonly WaitingCount[];
  readonly occupying: readonly OccupyingCount[];
}

/** Counts what waits, each part by the index of exactly its states: costs what waits and runs, never the history. */
export async function countWaitingTaskInstances(reader: MetadataReader): Promise<WaitingTaskInstances> {
  const { rows: scheduled } = await sql<ScheduledCount>`
    select waiting.pool, waiting.dag_id, dag.max_active_tasks, waiting.count
    from (select pool, dag_id, count(*) as count from task_instance where state = 'scheduled' group by pool, dag_id) waiting
      join dag on dag.dag_id = waiting.dag_id`.execute(reader);
  const { rows: others } = await sql<WaitingCount>`
    select state, count(*) as count from task_instance
      where state in ('up_for_retry', 'up_for_reschedule', 'deferred') group by state
    union all
    select state, count(*) as count from task_instance
      where state in ('queued', 'running', 'restarting') and state = 'queued' group by state`.execute(reader);
  const { rows: occupying } = await sql<OccupyingCount>`
    select pool, dag_id, count(*) as count, sum(pool_slots) as pool_slots from task_instance
      where state in ('queued', 'running', 'restarting') group by pool, dag_id`.execute(reader);
  return {
    scheduled: scheduled.map((row) => ({ ...row, count: Number(row.count) })),
    others: others.map((row) => ({ ...row, count: Number(row.count) })),
    occupying: occupying.map((row) => ({ ...row, count: Number(row.count), poolSlots: Number(row.poolSlots) })),
  };
}

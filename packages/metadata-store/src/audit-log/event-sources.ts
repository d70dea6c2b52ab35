import { type RawBuilder, sql } from "kysely";

/**
 * Events of tries are not written: they are read from the tries, which say when each began and how it ended. Their ids
 * are made so that every event has one of its own, whichever table it is of.
 */
const KINDS = { audit: 0, began: 1, ended: 2, underway: 3 } as const;
const KIND_COUNT = 4;
const TRIES_MAXIMUM = 4096;

/** Parity: a try after which there is another has failed. */
const ENDED_EVENTS = ["success", "failed", "skipped"];

/** What people asked for. */
export const AUDIT_EVENTS: RawBuilder<unknown> = sql`
  select id * ${lit(KIND_COUNT)} + ${lit(KINDS.audit)} as id, created_at, event, owner, dag_id, task_id, run_id,
    cast(null as integer) as map_index, cast(null as integer) as try_number, cast(null as bigint) as logical_date, extra,
    cast(null as bigint) as dag_version_id
  from audit_log where 1 = 1`;

/** What became of tries: only those that a worker has taken. */
export const ATTEMPT_EVENTS: readonly { readonly events: readonly string[]; readonly source: RawBuilder<unknown> }[] = [
  { events: ["running"], source: ofEndedTries(KINDS.began, sql`task_instance_try.start_date`, sql`'running'`) },
  {
    events: ENDED_EVENTS,
    source: ofEndedTries(
      KINDS.ended,
      sql`task_instance_try.end_date`,
      sql`case when task_instance_try.state in ('success', 'skipped') then task_instance_try.state else 'failed' end`,
    ),
  },
  {
    events: ["running"],
    source: sql`
      select ${idFrom(sql`task_instance.try_number`, KINDS.underway)}, task_instance.start_date as created_at, 'running' as event,
        ${columnsFrom(sql`task_instance.try_number`)}
      where task_instance.state in ('running', 'restarting', 'deferred') and task_instance.start_date is not null`,
  },
];

/** Where an event with this id would be. */
export function idOf(id: number): { readonly source: RawBuilder<unknown>; readonly condition: RawBuilder<unknown> } {
  const [kind, rest] = [id % KIND_COUNT, Math.floor(id / KIND_COUNT)];
  if (kind === KINDS.audit) return { source: AUDIT_EVENTS, condition: sql`and id = ${rest}` };
  const place = kind === KINDS.began ? 0 : kind === KINDS.ended ? 1 : 2;
  const source = ATTEMPT_EVENTS[place]?.source ?? AUDIT_EVENTS;
  return { source, condition: sql`and task_instance.id = ${Math.floor(rest / TRIES_MAXIMUM)}` };
}

function ofEndedTries(kind: number, at: RawBuilder<unknown>, event: RawBuilder<unknown>): RawBuilder<unknown> {
  const tryNumber = sql`task_instance_try.try_number`;
  return sql`
    select ${idFrom(tryNumber, kind)}, ${at} as created_at, ${event} as event, ${columnsFrom(tryNumber)}
    inner join task_instance_try on task_instance_try.task_instance_id = task_instance.id
    where task_instance_try.queued_at is not null and task_instance_try.start_date is not null and ${at} is not null`;
}

function idFrom(tryNumber: RawBuilder<unknown>, kind: number): RawBuilder<unknown> {
  return sql`(task_instance.id * ${lit(TRIES_MAXIMUM)} + ${tryNumber}) * ${lit(KIND_COUNT)} + ${lit(kind)} as id`;
}

function columnsFrom(tryNumber: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`cast(null as text) as owner, task_instance.dag_id, task_instance.task_id, task_instance.run_id,
        task_instance.map_index, ${tryNumber} as try_number, task_instance.logical_date, cast(null as text) as extra,
        dag_run.dag_version_id
      from task_instance inner join dag_run on dag_run.id = task_instance.dag_run_id`;
}

/** In a statement itself: PostgreSQL could not tell the type of a bound one. */
function lit(value: number): RawBuilder<number> {
  return sql.lit(value);
}

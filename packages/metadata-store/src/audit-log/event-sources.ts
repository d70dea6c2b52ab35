import { type RawBuilder, sql } from "kysely";

/**
 * Events of tries are not written: they are read from the tries, which say when each began and how it ended. Their ids
 * are made so that every event has one of its own, whichever table it is of.
 */
const KINDS = { audit: 0, began: 1, ended: 2, underway: 3 } as const;
const KIND_COUNT = 4;
const TRIES_MAXIMUM = 4096;

/** Where events of one kind are read from. */
export interface EventSource {
  /** A statement that gives them all, to which conditions can be added. */
  readonly every: RawBuilder<unknown>;
  /** The same with what their own table tells, which is much faster to count; absent where that leaves nothing out. */
  readonly bare?: RawBuilder<unknown>;
}

/** Events of tries, with their names. */
export interface AttemptEventSource extends EventSource {
  readonly kind: number;
  /** Whether it reads only what is on its way now, which is little whatever the history holds. */
  readonly isOfNow?: boolean;
  readonly events: readonly string[];
}

/** What people asked for. */
export const AUDIT_EVENTS: EventSource = {
  every: sql`
  select id * ${lit(KIND_COUNT)} + ${lit(KINDS.audit)} as id, created_at, event, owner, dag_id, task_id, run_id,
    cast(null as integer) as map_index, cast(null as integer) as try_number, cast(null as bigint) as logical_date, extra,
    cast(null as bigint) as dag_version_id
  from audit_log where 1 = 1`,
};

const BEGAN: AttemptEventSource = {
  events: ["running"],
  ...ofTries({ kind: KINDS.began, at: sql`task_instance_try.start_date`, event: sql`'running'`, which: sql`1 = 1` }),
};

/** Each with the condition of the index that has them. */
const UNDERWAY: readonly AttemptEventSource[] = [
  underway(sql`task_instance.state in ('queued', 'running', 'restarting') and task_instance.state <> 'queued'`),
  underway(sql`task_instance.state = 'deferred'`),
];

/** What became of tries, along the time at which it did: only those that a worker has taken. */
export const ATTEMPT_EVENTS: readonly AttemptEventSource[] = [
  BEGAN,
  {
    events: ["success", "skipped"],
    ...ofTries({
      kind: KINDS.ended,
      at: sql`task_instance_try.end_date`,
      event: sql`task_instance_try.state`,
      which: sql`task_instance_try.state in ('success', 'skipped')`,
    }),
  },
  {
    events: ["failed"],
    // Parity: a try after which there is another has failed. The condition is that of the index that has them.
    ...ofTries({
      kind: KINDS.ended,
      at: sql`task_instance_try.end_date`,
      event: sql`'failed'`,
      which: sql`task_instance_try.state not in ('success', 'skipped')`,
    }),
  },
  ...UNDERWAY,
];

/** The same of tries that are found by their runs: each is looked at once for how it ended, whatever that was. */
export const ATTEMPT_EVENTS_OF_RUNS: readonly AttemptEventSource[] = [
  BEGAN,
  {
    events: ["success", "skipped", "failed"],
    ...ofTries({
      kind: KINDS.ended,
      at: sql`task_instance_try.end_date`,
      event: sql`case when task_instance_try.state in ('success', 'skipped') then task_instance_try.state else 'failed' end`,
      which: sql`1 = 1`,
    }),
  },
  ...UNDERWAY,
];

/** Where an event with this id would be. */
export function idOf(id: number): {
  readonly sources: readonly RawBuilder<unknown>[];
  readonly condition: RawBuilder<unknown>;
} {
  const [kind, rest] = [id % KIND_COUNT, Math.floor(id / KIND_COUNT)];
  if (kind === KINDS.audit) return { sources: [AUDIT_EVENTS.every], condition: sql`and id = ${rest}` };
  return {
    sources: ATTEMPT_EVENTS.filter((source) => source.kind === kind).map(({ every }) => every),
    condition: sql`and task_instance.id = ${Math.floor(rest / TRIES_MAXIMUM)}`,
  };
}

function ofTries({
  kind,
  at,
  event,
  which,
}: {
  readonly kind: number;
  readonly at: RawBuilder<unknown>;
  readonly event: RawBuilder<unknown>;
  readonly which: RawBuilder<unknown>;
}): Omit<AttemptEventSource, "events"> {
  const tryNumber = sql`task_instance_try.try_number`;
  const taken = sql`task_instance_try.queued_at is not null and task_instance_try.start_date is not null and ${at} is not null and ${which}`;
  return {
    kind,
    every: sql`
    select ${idFrom(tryNumber, kind)}, ${at} as created_at, ${event} as event,
      ${columnsFrom(tryNumber, sql`task_instance_try.dag_id`)}
    inner join task_instance_try on task_instance_try.task_instance_id = task_instance.id
    where ${taken}`,
    bare: sql`select ${at} as created_at, ${event} as event from task_instance_try where ${taken}`,
  };
}

function underway(condition: RawBuilder<unknown>): AttemptEventSource {
  // What a function gives has no index, and does not imply that there is a date: SQLite would walk along all that ever
  // started, or, were it a sum, along the index of those that have.
  const startDate = sql`nullif(task_instance.start_date, 0)`;
  const tryNumber = sql`task_instance.try_number`;
  return {
    events: ["running"],
    kind: KINDS.underway,
    isOfNow: true,
    every: sql`
    select ${idFrom(tryNumber, KINDS.underway)}, ${startDate} as created_at, 'running' as event,
      ${columnsFrom(tryNumber, sql`task_instance.dag_id`)}
    where ${condition} and ${startDate} is not null`,
  };
}

function idFrom(tryNumber: RawBuilder<unknown>, kind: number): RawBuilder<unknown> {
  return sql`(task_instance.id * ${lit(TRIES_MAXIMUM)} + ${tryNumber}) * ${lit(KIND_COUNT)} + ${lit(kind)} as id`;
}

/**
 * The version is asked for by itself, which is left out where events are counted; a run that is joined is not. The Dag is in
 * the indexes of the tries.
 */
function columnsFrom(tryNumber: RawBuilder<unknown>, dagId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`cast(null as text) as owner, ${dagId} as dag_id, task_instance.task_id, task_instance.run_id,
        task_instance.map_index, ${tryNumber} as try_number, task_instance.logical_date, cast(null as text) as extra,
        (select dag_run.dag_version_id from dag_run where dag_run.id = task_instance.dag_run_id) as dag_version_id
      from task_instance`;
}

/** In a statement itself: PostgreSQL could not tell the type of a bound one. */
function lit(value: number): RawBuilder<number> {
  return sql.lit(value);
}

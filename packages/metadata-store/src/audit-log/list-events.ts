import type { Clock, Instant } from "@baram/domain";
import { type RawBuilder, sql } from "kysely";
import type { Dialect } from "../dialect/dialect.ts";
import { isOneOf } from "../is-one-of.ts";
import { totalOf } from "../kept-counts.ts";
import { dialectOf, type MetadataReader } from "../metadata-store.ts";
import {
  ATTEMPT_EVENTS,
  ATTEMPT_EVENTS_OF_RUNS,
  type AttemptEventSource,
  AUDIT_EVENTS,
  type EventSource,
  idOf,
} from "./event-sources.ts";
import { listDagsWithTask } from "./list-dags-with-task.ts";

/** What a person asked for, or what became of a try of a task instance. */
export interface EventRow {
  readonly id: number;
  readonly createdAt: Instant;
  readonly event: string;
  /** The user's name; `null` for a try, which is its task's owner's. */
  readonly owner: string | null;
  readonly dagId: string | null;
  readonly taskId: string | null;
  readonly runId: string | null;
  readonly mapIndex: number | null;
  readonly tryNumber: number | null;
  readonly logicalDate: Instant | null;
  /** A JSON text with secrets masked. */
  readonly extra: string | null;
  /** The version of the Dag that a try was of. */
  readonly dagVersionId: number | null;
}

/** What events can be ordered by; `id` is in the order in which they happened. */
export type EventOrder =
  | "id"
  | "createdAt"
  | "dagId"
  | "taskId"
  | "runId"
  | "event"
  | "owner"
  | "extra"
  | "logicalDate";

/** Which events, in what order, and which part of the list. */
export interface EventFilter {
  readonly dagId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly runId?: string | undefined;
  readonly mapIndex?: number | undefined;
  readonly tryNumber?: number | undefined;
  readonly event?: string | undefined;
  /** A user's name; the tasks are those that this is the owner of. */
  readonly owner?: {
    readonly name: string;
    readonly tasks: readonly { readonly dagId: string; readonly taskId: string }[];
  };
  readonly includedEvents?: readonly string[] | undefined;
  readonly excludedEvents?: readonly string[] | undefined;
  /** Neither bound counts as within. */
  readonly before?: Instant | undefined;
  readonly after?: Instant | undefined;
  readonly orderBy: EventOrder;
  readonly direction: "asc" | "desc";
  readonly limit: number;
  readonly offset: number;
  /** Tells how long the counting takes. */
  readonly clock: Clock;
}

/** A Dag with more runs has its tries all over the history; those of one task are fewer, and each is found by its run. */
const FEW_RUNS = 200;
const FEW_RUNS_OF_TASK = 2000;
/** A task that more Dags have is met soon enough, too. */
const FEW_DAGS = 500;

/** Whose tries are looked at: of which Dags, and of which run of them; without either, of all. */
interface OwnersOfTries {
  readonly dagIds?: readonly string[];
  readonly runId?: string;
}

const EVERYTHING: OwnersOfTries = {};

/** A task is one of few Dags, by whose runs its tries are found; without a look at those that have none of its name. */
async function dagsOf(reader: MetadataReader, { dagId, runId, taskId }: EventFilter): Promise<OwnersOfTries> {
  const ofRun = runId === undefined ? {} : { runId };
  if (dagId !== undefined) return { dagIds: [dagId], ...ofRun };
  if (taskId === undefined || runId !== undefined) return ofRun;
  const dagIds = await listDagsWithTask(reader, taskId);
  return dagIds.length > FEW_DAGS ? EVERYTHING : { dagIds };
}

/** Events of the audit log and of tries together, with how many there are in all: of very many, as of some seconds ago. */
export async function listEvents(
  reader: MetadataReader,
  filter: EventFilter,
): Promise<{ readonly events: readonly EventRow[]; readonly total: number }> {
  const of = await dagsOf(reader, filter);
  const isByRuns = await isOfFewRuns(reader, filter, of);
  const sources = sourcesFor(filter, isByRuns ? ATTEMPT_EVENTS_OF_RUNS : ATTEMPT_EVENTS, of);
  if (sources.length === 0) return { events: [], total: 0 };
  const first = filter.orderBy === "id" ? sql.ref("createdAt") : sql.ref(filter.orderBy);
  const direction = sql.raw(filter.direction);
  const order = sql`order by ${first} ${direction}, id ${direction}`;
  // Each source gives no more than the page may need of it, along its own index of times.
  const needed = sql.lit(filter.offset + filter.limit);
  const dialect = dialectOf(reader);
  const parts = sources.map((source) => {
    const events = isByRuns ? everyOfRuns(source, of) : everyOfDags(source, of, dialect);
    // Of tries, those of other Dags are left out already.
    const conditions = conditionsOf(isOfTries(source) ? { ...filter, dagId: undefined } : filter);
    return sql`select * from (select * from (${events}) as every_event
      where ${conditions} ${order} limit ${needed}) as part`;
  });
  const { rows: events } = await sql<EventRow>`
    select * from (${sql.join(parts, sql` union all `)}) as event ${order} limit ${filter.limit} offset ${filter.offset}
  `.execute(reader);
  const count = { compile: () => countOf(filter, of).compile(reader) };
  const total = await totalOf(reader, { ...filter, found: events.length }, { clock: filter.clock, count: () => count });
  return { events, total };
}

/** The event with this id, or `null`. */
export async function findEvent(reader: MetadataReader, id: number): Promise<EventRow | null> {
  const { sources, condition } = idOf(id);
  const parts = sources.map((source) => sql`${source} ${condition}`);
  const { rows } = await sql<EventRow>`
    select * from (${sql.join(parts, sql` union all `)}) as event where id = ${id}`.execute(reader);
  return rows[0] ?? null;
}

/** Tries are many, and are left alone where no event of theirs can match. */
function sourcesFor(
  filter: EventFilter,
  attemptEvents: readonly AttemptEventSource[],
  { dagIds }: OwnersOfTries,
): readonly (EventSource | AttemptEventSource)[] {
  const named = filter.event === undefined ? filter.includedEvents : [filter.event];
  const ofTries = attemptEvents.filter(
    ({ events }) => named === undefined || events.some((one) => named.includes(one)),
  );
  const isOfOneTry = filter.mapIndex !== undefined || filter.tryNumber !== undefined;
  const hasNoTask = dagIds?.length === 0 || (filter.owner !== undefined && filter.owner.tasks.length === 0);
  return [...(isOfOneTry ? [] : [AUDIT_EVENTS]), ...(hasNoTask ? [] : ofTries)];
}

/**
 * Whether tries are found by their runs, which are then all read and sorted. Those of a Dag with many are met soon enough
 * when all tries are walked along by their time.
 */
async function isOfFewRuns(
  reader: MetadataReader,
  { taskId }: EventFilter,
  { dagIds, runId }: OwnersOfTries,
): Promise<boolean> {
  if (runId !== undefined) return true;
  if (dagIds === undefined || dagIds.length === 0) return false;
  const maximum = taskId === undefined ? FEW_RUNS : FEW_RUNS_OF_TASK;
  const few = sql`select 1 from dag_run where ${isOneOf(sql.ref("dagId"), dagIds)} limit ${sql.lit(maximum + 1)}`;
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${few}) as few`.execute(reader);
  return Number(rows[0]?.count) <= maximum;
}

/** Every event of a source, but those of tries of other Dags where some are named: the indexes of their times tell. */
function everyOfDags(
  source: EventSource | AttemptEventSource,
  { dagIds }: OwnersOfTries,
  dialect: Dialect,
): RawBuilder<unknown> {
  if (!isOfTries(source) || dagIds === undefined) return source.every;
  return sql`${source.every} and ${isOneOf(dialect.passingBy(sql`task_instance_try.dag_id`), dagIds)}`;
}

/** Whether events are read from tries that have ended. */
function isOfTries(source: EventSource | AttemptEventSource): source is AttemptEventSource {
  return "events" in source && source.isOfNow !== true;
}

/** The same by their runs. */
function everyOfRuns(source: EventSource | AttemptEventSource, { dagIds, runId }: OwnersOfTries): RawBuilder<unknown> {
  if (!("events" in source) || (dagIds === undefined && runId === undefined)) return source.every;
  // What is on its way is less than the runs of a Dag are.
  if (source.isOfNow === true && runId === undefined) return source.every;
  const conditions = [
    ...(dagIds === undefined ? [] : [isOneOf(sql`dag_run.dag_id`, dagIds)]),
    ...(runId === undefined ? [] : [sql`dag_run.run_id = ${runId}`]),
  ];
  // Runs have an index by Dag and run id, their instances one by run: together they are found without a scan.
  const runs = sql`select dag_run.id from dag_run where ${sql.join(conditions, sql` and `)}`;
  return sql`${source.every} and task_instance.dag_run_id in (${runs})`;
}

/** Counts each source by itself: by nothing but its own table where no condition asks for more. */
function countOf(filter: EventFilter, of: OwnersOfTries): RawBuilder<{ readonly total: number }> {
  const { taskId, mapIndex, tryNumber, owner } = filter;
  const isByRuns = of.dagIds !== undefined || of.runId !== undefined;
  const isAboutTimeAlone = !isByRuns && [taskId, mapIndex, tryNumber, owner].every((one) => one === undefined);
  const sources = sourcesFor(filter, isByRuns ? ATTEMPT_EVENTS_OF_RUNS : ATTEMPT_EVENTS, of);
  const counts = sources.map((source) => {
    const events = isAboutTimeAlone && source.bare !== undefined ? source.bare : everyOfRuns(source, of);
    return sql`select count(*) as part from (${events}) as event where ${conditionsOf(filter)}`;
  });
  return sql`select sum(part) as total from (${sql.join(counts, sql` union all `)}) as parts`;
}

function conditionsOf(filter: EventFilter): RawBuilder<boolean> {
  const conditions = [sql<boolean>`1 = 1`];
  for (const column of ["dagId", "taskId", "runId", "event", "mapIndex", "tryNumber"] as const) {
    const value = filter[column];
    if (value !== undefined) conditions.push(sql<boolean>`${sql.ref(column)} = ${value}`);
  }
  const event = sql.ref("event");
  const { includedEvents, excludedEvents, owner, before, after } = filter;
  if (includedEvents !== undefined) conditions.push(isOneOf(event, includedEvents));
  if (excludedEvents !== undefined) conditions.push(sql<boolean>`not (${isOneOf(event, excludedEvents)})`);
  if (before !== undefined) conditions.push(sql<boolean>`created_at < ${before}`);
  if (after !== undefined) conditions.push(sql<boolean>`created_at > ${after}`);
  if (owner !== undefined) {
    const tasks = owner.tasks.map(({ dagId, taskId }) => `${dagId} ${taskId}`);
    const isOwned = sql<boolean>`(owner is null and ${isOneOf(sql`dag_id || ' ' || task_id`, tasks)})`;
    conditions.push(sql<boolean>`(owner = ${owner.name} or ${isOwned})`);
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

import type { Instant } from "@baram/domain";
import { type RawBuilder, sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";
import { ATTEMPT_EVENTS, AUDIT_EVENTS, idOf } from "./event-sources.ts";

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
}

/** Events of the audit log and of tries together, with how many there are in all. */
export async function listEvents(
  reader: MetadataReader,
  filter: EventFilter,
): Promise<{ readonly events: readonly EventRow[]; readonly total: number }> {
  const sources = sourcesFor(filter);
  if (sources.length === 0) return { events: [], total: 0 };
  const matching = sql`select * from (${sql.join(sources, sql` union all `)}) as event where ${conditionsOf(filter)}`;
  const first = filter.orderBy === "id" ? sql.ref("createdAt") : sql.ref(filter.orderBy);
  const direction = sql.raw(filter.direction);
  const events = await sql<EventRow>`
    ${matching} order by ${first} ${direction}, id ${direction} limit ${filter.limit} offset ${filter.offset}
  `.execute(reader);
  const counted = await sql<{ total: number }>`select count(*) as total from (${matching}) as counted`.execute(reader);
  return { events: events.rows, total: Number(counted.rows[0]?.total ?? 0) };
}

/** The event with this id, or `null`. */
export async function findEvent(reader: MetadataReader, id: number): Promise<EventRow | null> {
  const { source, condition } = idOf(id);
  const { rows } = await sql<EventRow>`select * from (${source} ${condition}) as event where id = ${id}`.execute(
    reader,
  );
  return rows[0] ?? null;
}

/** Tries are many, and are left alone where no event of theirs can match. */
function sourcesFor(filter: EventFilter): readonly RawBuilder<unknown>[] {
  const named = filter.event === undefined ? filter.includedEvents : [filter.event];
  const ofTries = ATTEMPT_EVENTS.filter(
    ({ events }) => named === undefined || events.some((one) => named.includes(one)),
  );
  const isOfOneTry = filter.mapIndex !== undefined || filter.tryNumber !== undefined;
  return [
    ...(isOfOneTry ? [] : [AUDIT_EVENTS]),
    ...ofTries.map(({ source }) => sql`${source} ${runCondition(filter)}`),
  ];
}

/** Runs have an index by Dag and run id, their instances one by run: together they are found without a scan. */
function runCondition({ dagId, runId }: EventFilter): RawBuilder<unknown> {
  if (dagId === undefined && runId === undefined) return sql``;
  const conditions = [
    ...(dagId === undefined ? [] : [sql`dag_run.dag_id = ${dagId}`]),
    ...(runId === undefined ? [] : [sql`dag_run.run_id = ${runId}`]),
  ];
  return sql`and task_instance.dag_run_id in (select dag_run.id from dag_run where ${sql.join(conditions, sql` and `)})`;
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

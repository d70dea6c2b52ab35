import type { Clock, Instant } from "@baram/domain";
import { type RawBuilder, sql } from "kysely";
import { type InstantRange, isWithin } from "../instant-range.ts";
import { isOneOf } from "../is-one-of.ts";
import { totalOf } from "../kept-counts.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** By when a run, or a task of it, has to have succeeded, and whether that was missed. One that was met is forgotten. */
export interface DeadlineRow {
  readonly id: number;
  readonly dagId: string;
  readonly runId: string;
  /** `null` for a deadline of the whole run. */
  readonly taskId: string | null;
  readonly dueAt: Instant;
  readonly state: "pending" | "missed";
  readonly missedAt: Instant | null;
}

/** Which deadlines, and which part of the list. */
export interface DeadlineFilter {
  readonly dagIds?: readonly string[] | undefined;
  readonly runIds?: readonly string[] | undefined;
  readonly states?: readonly string[] | undefined;
  readonly dueAt?: InstantRange;
  readonly direction: "asc" | "desc";
  readonly limit: number;
  readonly offset: number;
  /** Tells how long the counting takes. */
  readonly clock: Clock;
}

/** Deadlines by when they are due, with how many there are in all. */
export async function listDeadlines(
  reader: MetadataReader,
  filter: DeadlineFilter,
): Promise<{ readonly deadlines: readonly DeadlineRow[]; readonly total: number }> {
  const matching = reader
    .selectFrom("deadline")
    .innerJoin("dagRun", "dagRun.id", "deadline.dagRunId")
    .where(conditionsOf(filter));
  const deadlines = await matching
    .select([
      "deadline.id",
      "deadline.dagId",
      "dagRun.runId",
      "deadline.taskId",
      "deadline.dueAt",
      "deadline.state",
      "deadline.missedAt",
    ])
    .orderBy("deadline.dueAt", filter.direction)
    .orderBy("deadline.id", filter.direction)
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  const count = () => matching.select((column) => column.fn.countAll<number>().as("total"));
  const total = await totalOf(reader, { ...filter, found: deadlines.length }, { clock: filter.clock, count });
  return { deadlines, total };
}

function conditionsOf({ dagIds, runIds, states, dueAt = {} }: DeadlineFilter): RawBuilder<boolean> {
  const due = isWithin(sql.ref("deadline.dueAt"), dueAt);
  const conditions = [
    sql<boolean>`1 = 1`,
    ...(due === null ? [] : [due]),
    ...(dagIds === undefined ? [] : [isOneOf(sql.ref("deadline.dagId"), dagIds)]),
    ...(runIds === undefined ? [] : [isOneOf(sql.ref("dagRun.runId"), runIds)]),
    ...(states === undefined ? [] : [isOneOf(sql.ref("deadline.state"), states)]),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

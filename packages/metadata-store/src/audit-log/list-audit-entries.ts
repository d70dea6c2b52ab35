import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** What entries can be ordered by. */
export type AuditOrder = "id" | "createdAt" | "dagId" | "taskId" | "runId" | "event" | "owner" | "extra";

/** Which entries, in what order, and which part of the list. */
export interface AuditFilter {
  readonly dagId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly runId?: string | undefined;
  readonly event?: string | undefined;
  readonly owner?: string | undefined;
  readonly includedEvents?: readonly string[] | undefined;
  readonly excludedEvents?: readonly string[] | undefined;
  /** Neither bound counts as within. */
  readonly before?: Instant | undefined;
  readonly after?: Instant | undefined;
  readonly orderBy: AuditOrder;
  readonly direction: "asc" | "desc";
  readonly limit: number;
  readonly offset: number;
}

/** Entries of the audit log, with how many there are in all. */
export async function listAuditEntries(reader: MetadataReader, filter: AuditFilter) {
  const conditions = conditionsOf(filter);
  const entries = await reader
    .selectFrom("auditLog")
    .selectAll()
    .where(conditions)
    .orderBy(filter.orderBy, filter.direction)
    .orderBy("id", filter.direction)
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  const { total } = await reader
    .selectFrom("auditLog")
    .select((column) => column.fn.countAll<number>().as("total"))
    .where(conditions)
    .executeTakeFirstOrThrow();
  return { entries, total };
}

/** The entry with this id, or `null`. */
/** One entry of the audit log. */
export async function findAuditEntry(reader: MetadataReader, id: number) {
  return (await reader.selectFrom("auditLog").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

function conditionsOf(filter: AuditFilter) {
  const conditions = [sql<boolean>`1 = 1`];
  for (const column of ["dagId", "taskId", "runId", "event", "owner"] as const) {
    const value = filter[column];
    if (value !== undefined) conditions.push(sql<boolean>`${sql.ref(`auditLog.${column}`)} = ${value}`);
  }
  const event = sql.ref("auditLog.event");
  if (filter.includedEvents !== undefined) conditions.push(isOneOf(event, filter.includedEvents));
  if (filter.excludedEvents !== undefined)
    conditions.push(sql<boolean>`not (${isOneOf(event, filter.excludedEvents)})`);
  if (filter.before !== undefined) conditions.push(sql<boolean>`audit_log.created_at < ${filter.before}`);
  if (filter.after !== undefined) conditions.push(sql<boolean>`audit_log.created_at > ${filter.after}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** Which entries of the audit log, before which one. */
export interface AuditEntryFilter {
  readonly owner?: string | undefined;
  /** A part of the event's name, whatever its case. */
  readonly event?: string | undefined;
  readonly dagId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly runId?: string | undefined;
  /** Both bounds count as within. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}

/** What people asked for, the latest first. The tries of tasks, which are events as well, are not looked at. */
export async function listAuditEntries(reader: MetadataReader, filter: AuditEntryFilter) {
  let query = reader.selectFrom("auditLog").selectAll();
  if (filter.event !== undefined && filter.event !== "") {
    query = query.where(isOneOf(sql.ref("event"), await listEventNames(reader, filter.event)));
  }
  for (const column of ["owner", "dagId", "taskId", "runId"] as const) {
    const value = filter[column];
    if (value !== undefined) query = query.where(column, "=", value);
  }
  if (filter.from !== undefined) query = query.where("createdAt", ">=", filter.from);
  if (filter.to !== undefined) query = query.where("createdAt", "<=", filter.to);
  if (filter.beforeId !== undefined) query = query.where("id", "<", filter.beforeId);
  return query.orderBy("id", "desc").limit(filter.limit).execute();
}

/** The names of events with this part. There are few, and each is found by a look at the index that begins after the last. */
async function listEventNames(reader: MetadataReader, part: string): Promise<readonly string[]> {
  const { rows } = await sql<{ event: string }>`
    with recursive name (event) as (
      select min(event) from audit_log
      union all
      select (select min(audit_log.event) from audit_log where audit_log.event > name.event)
        from name where name.event is not null
    )
    select event from name where event is not null`.execute(reader);
  return rows.map(({ event }) => event).filter((event) => event.toLowerCase().includes(part.toLowerCase()));
}

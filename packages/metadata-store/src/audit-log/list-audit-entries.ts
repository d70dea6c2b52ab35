import type { Instant } from "@baram/domain";
import { containsText } from "../contains-text.ts";
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
  let query = reader
    .selectFrom("auditLog")
    .selectAll()
    .where(containsText(filter.event ?? "", ["event"]));
  for (const column of ["owner", "dagId", "taskId", "runId"] as const) {
    const value = filter[column];
    if (value !== undefined) query = query.where(column, "=", value);
  }
  if (filter.from !== undefined) query = query.where("createdAt", ">=", filter.from);
  if (filter.to !== undefined) query = query.where("createdAt", "<=", filter.to);
  if (filter.beforeId !== undefined) query = query.where("id", "<", filter.beforeId);
  return query.orderBy("id", "desc").limit(filter.limit).execute();
}

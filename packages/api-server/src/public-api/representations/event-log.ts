import { formatInstant } from "@baram/domain";
import type { findAuditEntry } from "@baram/metadata-store";
import * as schema from "../../http/schema.ts";

/** An entry of the audit log in the stable API. */
export const EventLogRepresentation = schema.object("EventLog", {
  event_log_id: schema.integer(),
  when: schema.dateTime(),
  dag_id: schema.nullable(schema.text()),
  task_id: schema.nullable(schema.text()),
  run_id: schema.nullable(schema.text()),
  map_index: schema.nullable(schema.integer()),
  try_number: schema.nullable(schema.integer()),
  event: schema.text(),
  execution_date: schema.nullable(schema.dateTime()),
  owner: schema.nullable(schema.text()),
  extra: schema.nullable(schema.text()),
});

/** What people do concerns no single try, so an entry of theirs names none. */
export function representEventLog(
  row: NonNullable<Awaited<ReturnType<typeof findAuditEntry>>>,
): schema.Described<typeof EventLogRepresentation> {
  return {
    dag_id: row.dagId,
    event: row.event,
    event_log_id: row.id,
    execution_date: null,
    extra: row.extra,
    map_index: null,
    owner: row.owner,
    run_id: row.runId,
    task_id: row.taskId,
    try_number: null,
    when: formatInstant(row.createdAt),
  };
}

import { formatInstant, type SerializedDag } from "@baram/domain";
import type { EventRow } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";
import type { RouteDependencies } from "../../route-dependencies.ts";

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

/** An event; that of a try belongs to the owner of its task. */
export async function representEventLog(
  row: EventRow,
  { store }: Pick<RouteDependencies, "store">,
): Promise<schema.Described<typeof EventLogRepresentation>> {
  const version = row.dagVersionId;
  const dag = version === null ? null : (await store.serializedDags.get(store.reader, version)).dag;
  return {
    dag_id: row.dagId,
    event: row.event,
    event_log_id: Number(row.id),
    execution_date: instantText(row.logicalDate),
    extra: row.extra,
    map_index: row.mapIndex,
    owner: row.owner ?? ownerOf(dag, row.taskId),
    run_id: row.runId,
    task_id: row.taskId,
    try_number: row.tryNumber,
    when: formatInstant(row.createdAt),
  };
}

function ownerOf(dag: SerializedDag | null, taskId: string | null): string | null {
  return dag?.tasks.find((task) => task.taskId === taskId)?.owner ?? null;
}

import { DAG_RUN_STATES, formatInstant, type JsonObject } from "@baram/domain";
import { type AssetEventRow, listDagRunsOfAssetEvents, type MetadataReader } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";

/** "It was updated", in the stable API. */
export const DatasetEventRepresentation = schema.object("DatasetEvent", {
  id: schema.integer(),
  dataset_id: schema.integer(),
  dataset_uri: schema.text(),
  extra: schema.nullable(schema.anyObject()),
  source_dag_id: schema.nullable(schema.text()),
  source_task_id: schema.nullable(schema.text()),
  source_run_id: schema.nullable(schema.text()),
  source_map_index: schema.nullable(schema.integer()),
  created_dagruns: schema.list(
    schema.object("BasicDAGRun", {
      dag_id: schema.text(),
      dag_run_id: schema.text(),
      data_interval_end: schema.nullable(schema.dateTime()),
      data_interval_start: schema.nullable(schema.dateTime()),
      end_date: schema.nullable(schema.dateTime()),
      logical_date: schema.dateTime(),
      start_date: schema.nullable(schema.dateTime()),
      state: schema.oneOf(...DAG_RUN_STATES),
    }),
  ),
  timestamp: schema.text(),
});

/** Several of them. */
export const DatasetEventCollection = schema.object("DatasetEventCollection", {
  dataset_events: schema.list(DatasetEventRepresentation),
  total_entries: schema.integer(),
});

type DatasetEvent = schema.Described<typeof DatasetEventRepresentation>;

/** Events with the runs that were made for them. */
export async function representDatasetEvents(
  events: readonly AssetEventRow[],
  reader: MetadataReader,
): Promise<readonly DatasetEvent[]> {
  const runs = await listDagRunsOfAssetEvents(
    reader,
    events.map(({ id }) => id),
  );
  return events.map((event) => ({
    created_dagruns: runs
      .filter(({ assetEventId }) => assetEventId === event.id)
      .map((run) => ({
        dag_id: run.dagId,
        dag_run_id: run.runId,
        data_interval_end: instantText(run.dataIntervalEnd),
        data_interval_start: instantText(run.dataIntervalStart),
        end_date: instantText(run.endDate),
        logical_date: formatInstant(run.logicalDate),
        start_date: instantText(run.startDate),
        state: run.state,
      })),
    dataset_id: event.assetId,
    dataset_uri: event.uri,
    extra: JSON.parse(event.extra) as JsonObject,
    id: event.id,
    source_dag_id: event.sourceDagId,
    // Parity: an event from outside has no source, but an index.
    source_map_index: event.sourceMapIndex ?? -1,
    source_run_id: event.sourceRunId,
    source_task_id: event.sourceTaskId,
    timestamp: formatInstant(event.createdAt),
  }));
}

import { DAG_RUN_STATES, formatInstant, type JsonObject, RUN_TYPES } from "@baram/domain";
import type { DagRunRow } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";

/** A run as the web UI shows it. */
export const UiDagRun = schema.object("UiDagRun", {
  dag_id: schema.text(),
  run_id: schema.text(),
  run_type: schema.oneOf(...RUN_TYPES),
  state: schema.oneOf(...DAG_RUN_STATES),
  logical_date: schema.dateTime(),
  data_interval_start: schema.dateTime(),
  data_interval_end: schema.dateTime(),
  queued_at: schema.nullable(schema.dateTime()),
  start_date: schema.nullable(schema.dateTime()),
  end_date: schema.nullable(schema.dateTime()),
  run_after: schema.dateTime(),
  note: schema.nullable(schema.text()),
  conf: schema.anyObject(),
  version_number: schema.integer(),
  external_trigger: schema.boolean(),
});

/** A run as the pages read it. */
export function representUiDagRun(run: DagRunRow): schema.Described<typeof UiDagRun> {
  return {
    dag_id: run.dagId,
    run_id: run.runId,
    run_type: run.runType,
    state: run.state,
    logical_date: formatInstant(run.logicalDate),
    data_interval_start: formatInstant(run.dataIntervalStart),
    data_interval_end: formatInstant(run.dataIntervalEnd),
    queued_at: instantText(run.queuedAt),
    start_date: instantText(run.startDate),
    end_date: instantText(run.endDate),
    run_after: formatInstant(run.runAfter),
    note: run.note,
    conf: JSON.parse(run.conf) as JsonObject,
    version_number: run.versionNumber,
    external_trigger: run.externalTrigger === 1,
  };
}

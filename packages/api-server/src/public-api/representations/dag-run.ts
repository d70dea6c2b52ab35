import { DAG_RUN_STATES, formatInstant, type JsonObject, RUN_TYPES } from "@baram/domain";
import type { NewDagRun } from "@baram/lifecycle";
import { type DagRunRow, flag } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";

/** A run in the stable API. */
export const DagRunRepresentation = schema.object("DAGRun", {
  dag_run_id: schema.text(),
  dag_id: schema.text(),
  logical_date: schema.dateTime(),
  execution_date: schema.dateTime(),
  start_date: schema.nullable(schema.dateTime()),
  end_date: schema.nullable(schema.dateTime()),
  data_interval_start: schema.dateTime(),
  data_interval_end: schema.dateTime(),
  last_scheduling_decision: schema.nullable(schema.dateTime()),
  run_type: schema.oneOf(...RUN_TYPES),
  state: schema.oneOf(...DAG_RUN_STATES),
  external_trigger: schema.boolean(),
  conf: schema.anyObject(),
  note: schema.nullable(schema.text()),
});

/** Several runs in the stable API. */
export const DagRunCollection = schema.object("DAGRunCollection", {
  dag_runs: schema.list(DagRunRepresentation),
  total_entries: schema.integer(),
});

/** What of a run the stable API shows. */
type ShownDagRun = Pick<
  DagRunRow,
  | "dagId"
  | "runId"
  | "runType"
  | "state"
  | "logicalDate"
  | "dataIntervalStart"
  | "dataIntervalEnd"
  | "startDate"
  | "endDate"
  | "lastSchedulingDecisionAt"
  | "conf"
  | "externalTrigger"
  | "note"
>;

/** A run that has just been queued, in the words of the stable API. */
export function representQueuedDagRun(dagId: string, run: NewDagRun): schema.Described<typeof DagRunRepresentation> {
  return representDagRun({
    ...run,
    dagId,
    state: "queued",
    dataIntervalStart: run.dataInterval.start,
    dataIntervalEnd: run.dataInterval.end,
    startDate: null,
    endDate: null,
    lastSchedulingDecisionAt: null,
    conf: JSON.stringify(run.conf),
    externalTrigger: flag(run.externalTrigger),
  });
}

/** A run in the words of the stable API. */
export function representDagRun(run: ShownDagRun): schema.Described<typeof DagRunRepresentation> {
  const logicalDate = formatInstant(run.logicalDate);
  return {
    conf: JSON.parse(run.conf) as JsonObject,
    dag_id: run.dagId,
    dag_run_id: run.runId,
    data_interval_end: formatInstant(run.dataIntervalEnd),
    data_interval_start: formatInstant(run.dataIntervalStart),
    end_date: instantText(run.endDate),
    execution_date: logicalDate,
    external_trigger: run.externalTrigger === 1,
    last_scheduling_decision: instantText(run.lastSchedulingDecisionAt),
    logical_date: logicalDate,
    note: run.note,
    run_type: run.runType,
    start_date: instantText(run.startDate),
    state: run.state,
  };
}

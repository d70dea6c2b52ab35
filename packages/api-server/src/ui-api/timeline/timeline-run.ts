import { DAG_RUN_STATES, RUN_TYPES } from "@baram/domain";
import * as schema from "../../http/schema.ts";

/** A run on the timeline. */
export const TimelineRun = schema.object("UiTimelineRun", {
  dag_id: schema.text(),
  run_id: schema.text(),
  state: schema.oneOf(...DAG_RUN_STATES),
  run_type: schema.oneOf(...RUN_TYPES),
  logical_date: schema.dateTime(),
  start_date: schema.dateTime(),
  end_date: schema.nullable(schema.dateTime()),
});

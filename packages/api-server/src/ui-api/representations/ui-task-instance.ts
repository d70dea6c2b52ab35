import { type JsonObject, secondsBetween, TASK_INSTANCE_STATES, type TaskInstanceState } from "@baram/domain";
import type { TaskInstanceRow } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";
import { KnownReasonSchema, representKnownReason } from "../../public-api/representations/known-reason.ts";
import { stateText } from "./task-instance-change.ts";

type WireState = Exclude<TaskInstanceState, "none">;
const WIRE_STATES = TASK_INSTANCE_STATES.filter((state): state is WireState => state !== "none");

/** A state on the wire: `null` for an instance without status. */
export const UiTaskInstanceState = schema.nullable(schema.oneOf(...WIRE_STATES));

/** A task instance as the web UI shows it. */
export const UiTaskInstance = schema.object("UiTaskInstance", {
  dag_id: schema.text(),
  run_id: schema.text(),
  task_id: schema.text(),
  map_index: schema.integer(),
  rendered_map_index: schema.nullable(schema.text()),
  state: UiTaskInstanceState,
  try_number: schema.integer(),
  max_tries: schema.integer(),
  start_date: schema.nullable(schema.dateTime()),
  end_date: schema.nullable(schema.dateTime()),
  queued_at: schema.nullable(schema.dateTime()),
  scheduled_at: schema.nullable(schema.dateTime()),
  duration: schema.nullable(schema.number()),
  operator: schema.text(),
  pool: schema.text(),
  queue: schema.text(),
  priority_weight: schema.integer(),
  hostname: schema.nullable(schema.text()),
  pid: schema.nullable(schema.integer()),
  note: schema.nullable(schema.text()),
  state_reason: schema.nullable(schema.text()),
  /** What the reason says, as data. */
  known_reason: KnownReasonSchema,
  next_try_at: schema.nullable(schema.dateTime()),
  rendered_fields: schema.anyObject(),
});

/** A task instance as the pages read it. */
export function representUiTaskInstance(instance: TaskInstanceRow): schema.Described<typeof UiTaskInstance> {
  const { startDate, endDate } = instance;
  return {
    dag_id: instance.dagId,
    run_id: instance.runId,
    task_id: instance.taskId,
    map_index: instance.mapIndex,
    rendered_map_index: instance.renderedMapIndex,
    state: stateText(instance.state),
    try_number: instance.tryNumber,
    max_tries: instance.maxTries,
    start_date: instantText(startDate),
    end_date: instantText(endDate),
    queued_at: instantText(instance.queuedAt),
    scheduled_at: instantText(instance.scheduledAt),
    duration: startDate === null || endDate === null ? null : secondsBetween(startDate, endDate),
    operator: instance.operator,
    pool: instance.pool,
    queue: instance.queue,
    priority_weight: instance.priorityWeight,
    hostname: instance.hostname,
    pid: instance.processId,
    note: instance.note,
    state_reason: instance.stateReason,
    known_reason: representKnownReason(instance.stateReason),
    next_try_at: instantText(instance.retryAt),
    rendered_fields: JSON.parse(instance.renderedFields ?? "{}") as JsonObject,
  };
}

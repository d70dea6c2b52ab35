import {
  formatInstant,
  type JsonObject,
  secondsBetween,
  TASK_INSTANCE_STATES,
  type TaskInstanceState,
} from "@baram/domain";
import type { SensitiveNames } from "@baram/execution-api";
import type { listTries, ShownTrigger, TaskInstanceRow } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";
import { JobRepresentation, representTrigger, representTriggererJob, TriggerRepresentation } from "./trigger.ts";

type WireState = Exclude<TaskInstanceState, "none">;
const WIRE_STATES = TASK_INSTANCE_STATES.filter((state): state is WireState => state !== "none");

/** What the present state and a past try have in common. */
const TRY_PROPERTIES = {
  dag_id: schema.text(),
  dag_run_id: schema.text(),
  duration: schema.nullable(schema.number()),
  end_date: schema.nullable(schema.dateTime()),
  executor: schema.nullable(schema.text()),
  executor_config: schema.text(),
  hostname: schema.text(),
  map_index: schema.integer(),
  max_tries: schema.integer(),
  operator: schema.text(),
  pid: schema.nullable(schema.integer()),
  pool: schema.text(),
  pool_slots: schema.integer(),
  priority_weight: schema.integer(),
  queue: schema.text(),
  queued_when: schema.nullable(schema.dateTime()),
  start_date: schema.nullable(schema.dateTime()),
  state: schema.nullable(schema.oneOf(...WIRE_STATES)),
  task_display_name: schema.text(),
  task_id: schema.text(),
  try_number: schema.integer(),
  unixname: schema.text(),
};

/** A try in the stable API. */
export const TryRepresentation = schema.object("TaskInstanceHistory", TRY_PROPERTIES);

/** A task instance in the stable API. */
export const TaskInstanceRepresentation = schema.object("TaskInstance", {
  ...TRY_PROPERTIES,
  execution_date: schema.dateTime(),
  note: schema.nullable(schema.text()),
  rendered_fields: schema.anyObject(),
  rendered_map_index: schema.nullable(schema.text()),
  sla_miss: schema.nullable(schema.anyObject()),
  trigger: schema.nullable(TriggerRepresentation),
  triggerer_job: schema.nullable(JobRepresentation),
});

/** Several task instances in the stable API. */
export const TaskInstanceCollection = schema.object("TaskInstanceCollection", {
  task_instances: schema.list(TaskInstanceRepresentation),
  total_entries: schema.integer(),
});

type TryRow = Awaited<ReturnType<typeof listTries>>[number];

/** What differs from try to try. */
type TryFacts = Pick<
  TryRow,
  "tryNumber" | "state" | "maxTries" | "queuedAt" | "startDate" | "endDate" | "hostname" | "processId"
>;

/** Represents a try of an instance: an ended one, or, given the instance itself, the present one. */
export function representTry(
  instance: TaskInstanceRow,
  facts: TryFacts,
  displayName: string,
): schema.Described<typeof TryRepresentation> {
  return {
    dag_id: instance.dagId,
    dag_run_id: instance.runId,
    duration: durationOf(facts),
    end_date: instantText(facts.endDate),
    executor: null,
    executor_config: "{}",
    hostname: facts.hostname ?? "",
    map_index: instance.mapIndex,
    max_tries: facts.maxTries,
    operator: instance.operator,
    pid: facts.processId,
    pool: instance.pool,
    pool_slots: instance.poolSlots,
    priority_weight: instance.priorityWeight,
    queue: instance.queue,
    queued_when: instantText(facts.queuedAt),
    start_date: instantText(facts.startDate),
    state: facts.state === "none" ? null : facts.state,
    task_display_name: displayName,
    task_id: instance.taskId,
    try_number: facts.tryNumber,
    unixname: "",
  };
}

/** A task instance in the words of the stable API. @param shown what a deferred one waits for. */
export function representTaskInstance(
  instance: TaskInstanceRow,
  {
    shown,
    displayName,
    sensitiveNames,
  }: {
    readonly shown: ShownTrigger | null;
    readonly displayName: string;
    readonly sensitiveNames: SensitiveNames;
  },
): schema.Described<typeof TaskInstanceRepresentation> {
  return {
    ...representTry(instance, instance, displayName),
    execution_date: formatInstant(instance.logicalDate),
    note: instance.note,
    rendered_fields: JSON.parse(instance.renderedFields ?? "{}") as JsonObject,
    rendered_map_index: instance.renderedMapIndex,
    sla_miss: null,
    trigger: shown === null ? null : representTrigger(shown, sensitiveNames),
    triggerer_job: shown === null ? null : representTriggererJob(shown),
  };
}

/** Parity: an instance that a branch skipped has dates, but no duration. */
function durationOf({ startDate, endDate, state, tryNumber }: TryFacts): number | null {
  if (startDate === null || endDate === null || (state === "skipped" && tryNumber === 0)) return null;
  return secondsBetween(startDate, endDate);
}

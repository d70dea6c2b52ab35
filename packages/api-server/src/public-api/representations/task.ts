import { type SerializedDag, type SerializedTask, TRIGGER_RULES, WEIGHT_RULES } from "@baram/domain";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";
import { ParamsRepresentation, representParams } from "./params.ts";
import { representSeconds, TimeDelta } from "./time-delta.ts";

/** A node of a Dag in the stable API. */
export const TaskRepresentation = schema.object("Task", {
  class_ref: schema.object("ClassReference", { module_path: schema.text(), class_name: schema.text() }),
  task_id: schema.text(),
  task_display_name: schema.text(),
  owner: schema.text(),
  start_date: schema.nullable(schema.dateTime()),
  end_date: schema.nullable(schema.dateTime()),
  trigger_rule: schema.oneOf(...TRIGGER_RULES),
  extra_links: schema.list(schema.anyObject()),
  depends_on_past: schema.boolean(),
  is_mapped: schema.boolean(),
  wait_for_downstream: schema.boolean(),
  retries: schema.number(),
  queue: schema.text(),
  pool: schema.text(),
  pool_slots: schema.number(),
  execution_timeout: schema.nullable(TimeDelta),
  retry_delay: TimeDelta,
  retry_exponential_backoff: schema.boolean(),
  priority_weight: schema.number(),
  weight_rule: schema.oneOf(...WEIGHT_RULES),
  ui_color: schema.text(),
  ui_fgcolor: schema.text(),
  template_fields: schema.list(schema.text()),
  downstream_task_ids: schema.list(schema.text()),
  doc_md: schema.nullable(schema.text()),
  operator_name: schema.text(),
  params: ParamsRepresentation,
});

/** A task, with what its Dag lends it. */
export function representTask(task: SerializedTask, dag: SerializedDag): schema.Described<typeof TaskRepresentation> {
  return {
    class_ref: { class_name: task.operator, module_path: "baram" },
    depends_on_past: task.dependsOnPast,
    doc_md: task.docMd,
    downstream_task_ids: task.downstreamTaskIds,
    end_date: instantText(task.endDate ?? dag.endDate),
    execution_timeout: task.executionTimeoutSeconds === null ? null : representSeconds(task.executionTimeoutSeconds),
    extra_links: [],
    is_mapped: task.expansion !== null,
    operator_name: task.operator,
    owner: task.owner,
    // Parity: a task's params are the Dag's with its own over them.
    params: representParams({ ...dag.params, ...task.params }),
    pool: task.pool,
    pool_slots: task.poolSlots,
    priority_weight: task.priorityWeight,
    queue: task.queue,
    retries: task.retries,
    retry_delay: representSeconds(task.retryDelaySeconds),
    retry_exponential_backoff: task.retryExponentialBackoff,
    start_date: instantText(task.startDate ?? dag.startDate),
    task_display_name: task.taskDisplayName ?? task.taskId,
    task_id: task.taskId,
    template_fields: Object.keys(task.templateFields),
    trigger_rule: task.triggerRule,
    ui_color: task.uiColor,
    ui_fgcolor: task.uiFgcolor,
    wait_for_downstream: task.waitForDownstream,
    weight_rule: task.weightRule,
  };
}

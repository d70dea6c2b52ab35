import {
  type DagMapping,
  dagMapping,
  type SerializedDag,
  type SerializedTask,
  TRIGGER_RULES,
  taskGraph,
} from "@baram/domain";
import * as schema from "../../http/schema.ts";

const UiTask = schema.object("UiTask", {
  task_id: schema.text(),
  label: schema.text(),
  operator: schema.text(),
  kind: schema.oneOf("work", "empty", "branch", "shortCircuit"),
  group_id: schema.nullable(schema.text()),
  is_mapped: schema.boolean(),
  trigger_rule: schema.oneOf(...TRIGGER_RULES),
  downstream_task_ids: schema.list(schema.text()),
  retries: schema.integer(),
  owner: schema.text(),
  is_setup: schema.boolean(),
  is_teardown: schema.boolean(),
  doc_md: schema.nullable(schema.text()),
  ui_color: schema.text(),
  pool: schema.text(),
  queue: schema.text(),
});

/** The graph of a Dag, tasks in topological order. */
export const UiStructure = schema.object("UiStructure", {
  tasks: schema.list(UiTask),
  groups: schema.list(
    schema.object("UiTaskGroup", {
      group_id: schema.text(),
      parent_group_id: schema.nullable(schema.text()),
      label: schema.text(),
      tooltip: schema.text(),
    }),
  ),
  edge_labels: schema.list(
    schema.object("UiEdgeLabel", {
      upstream_id: schema.text(),
      downstream_id: schema.text(),
      label: schema.text(),
    }),
  ),
});

/** The graph of a Dag as the pages draw it. */
export function representUiStructure(dag: SerializedDag): schema.Described<typeof UiStructure> {
  const graph = taskGraph(dag);
  const mapping = dagMapping(dag);
  return {
    tasks: graph.topologicalOrder().map((taskId) => representUiTask(graph.task(taskId), mapping)),
    groups: dag.taskGroups.map((group) => ({
      group_id: group.groupId,
      parent_group_id: group.parentGroupId,
      label: group.label,
      tooltip: group.tooltip,
    })),
    edge_labels: dag.edgeLabels.map((edge) => ({
      upstream_id: edge.upstreamId,
      downstream_id: edge.downstreamId,
      label: edge.label,
    })),
  };
}

function representUiTask(task: SerializedTask, mapping: DagMapping | null): schema.Described<typeof UiTask> {
  const prefix = task.groupId === null ? "" : `${task.groupId}.`;
  return {
    task_id: task.taskId,
    label: task.taskId.startsWith(prefix) ? task.taskId.slice(prefix.length) : task.taskId,
    operator: task.operator,
    kind: task.kind,
    group_id: task.groupId,
    is_mapped: mapping?.find(task.taskId) != null,
    trigger_rule: task.triggerRule,
    downstream_task_ids: task.downstreamTaskIds,
    retries: task.retries,
    owner: task.owner,
    is_setup: task.isSetup,
    is_teardown: task.isTeardown,
    doc_md: task.docMd,
    ui_color: task.uiColor,
    pool: task.pool,
    queue: task.queue,
  };
}

import type { JsonObject } from "@baram/domain";
import { Asset, chain, Dag, type DagNode, type ParamDeclarations, param } from "baram";
import type { Fields, GivenTask } from "../dag-run-outcome/given.ts";
import { defaultArgsOf, optionsOf } from "../dag-run-outcome/option-names.ts";
import { scheduleOf } from "../timetable/build-scheduled-dag.ts";
import { BranchOperator, ScriptedOperator } from "./fixture-operators.ts";
import type { GivenFixtureDag } from "./given.ts";

/** Options of Dags, by Airflow's name for them. */
const DAG_OPTIONS: Readonly<Record<string, string>> = {
  catchup: "catchup",
  dag_display_name: "dagDisplayName",
  default_view: "defaultView",
  description: "description",
  doc_md: "docMd",
  end_date: "endDate",
  is_paused_upon_creation: "isPausedUponCreation",
  max_active_runs: "maxActiveRuns",
  max_active_tasks: "maxActiveTasks",
  max_consecutive_failed_dag_runs: "maxConsecutiveFailedDagRuns",
  orientation: "orientation",
  render_template_as_native_obj: "renderTemplateAsNativeObject",
  start_date: "startDate",
  tags: "tags",
};

/** Options of tasks that only fixtures have. */
const TASK_OPTIONS: Readonly<Record<string, string>> = {
  doc_md: "docMd",
  retry_exponential_backoff: "retryExponentialBackoff",
  task_display_name: "taskDisplayName",
};

/** Lengths of time. */
const SECONDS_OPTIONS: Readonly<Record<string, string>> = {
  dagrun_timeout_seconds: "dagrunTimeout",
  execution_timeout_seconds: "executionTimeout",
  max_retry_delay_seconds: "maxRetryDelay",
  retry_delay_seconds: "retryDelay",
};

/** Makes a Dag of a fixture, as an author would. */
export function buildFixtureDag(given: GivenFixtureDag): Dag {
  const dag = new Dag(given.dag_id, {
    ...renamed(given, DAG_OPTIONS),
    ...lengthsOf(given),
    schedule: scheduleOf(given.schedule ?? null),
    defaultArgs: defaultArgsOf(given["default_args"] as Fields | undefined),
    params: paramsOf(given.params),
  });
  const nodes = new Map<string, DagNode>();
  fillGroup(given, { groupId: null, dag, nodes });
  for (const [upstream, downstream] of given.edges ?? []) chain(nodeOf(nodes, upstream), nodeOf(nodes, downstream));
  return dag;
}

interface Place {
  readonly groupId: string | null;
  readonly dag: Dag;
  readonly nodes: Map<string, DagNode>;
}

function fillGroup(given: GivenFixtureDag, place: Place): void {
  const { groupId, dag, nodes } = place;
  for (const task of given.tasks) {
    if ((task.group ?? null) === groupId) nodes.set(task.task_id, makeTask(task, place));
  }
  for (const group of given.groups ?? []) {
    if ((group.parent ?? null) !== groupId) continue;
    const options = group.tooltip === undefined ? {} : { tooltip: group.tooltip };
    const fill = () => fillGroup(given, { ...place, groupId: group.group_id });
    nodes.set(group.group_id, dag.taskGroup(labelWithin(groupId, group.group_id), options, fill));
  }
}

function makeTask(task: GivenTask, { groupId, dag, nodes }: Place): DagNode {
  const options = {
    ...optionsOf(task),
    ...renamed(task, TASK_OPTIONS),
    ...lengthsOf(task),
    ...("params" in task ? { params: paramsOf(task["params"] as Fields) } : {}),
    ...("outlets" in task ? { outlets: outletsOf(task["outlets"]) } : {}),
    taskId: labelWithin(groupId, task.task_id),
    dag,
  };
  if (task.operator === "branch") return new BranchOperator({ ...options, follow: task["follow"] as string[] });
  const script = Object.fromEntries(
    ScriptedOperator.optionNames.flatMap((name) => (name in task ? [[name, task[name]]] : [])),
  );
  if (task.expand === undefined) return new ScriptedOperator({ ...options, ...script });
  return ScriptedOperator.partial({ ...options, ...script }).expand(expansionOf(task.expand, nodes));
}

function expansionOf(expand: Fields, nodes: ReadonlyMap<string, DagNode>): Fields {
  const lists = Object.entries(expand).map(([name, list]) => {
    const reference = typeof list === "object" && list !== null && "ref" in list ? String(list.ref) : null;
    return [name, reference === null ? list : (nodeOf(nodes, reference) as ScriptedOperator).output];
  });
  return Object.fromEntries(lists) as Fields;
}

function outletsOf(given: unknown): readonly Asset[] {
  return (given as readonly (string | { readonly uri: string; readonly extra?: JsonObject })[]).map((outlet) =>
    typeof outlet === "string" ? new Asset(outlet) : new Asset(outlet.uri, { extra: outlet.extra ?? {} }),
  );
}

function paramsOf(given: Fields = {}): ParamDeclarations {
  const declared = Object.entries(given).map(([name, value]) => {
    if (typeof value !== "object" || value === null || !("default" in value)) return [name, value];
    const { default: defaultValue, schema = {}, description } = value as Fields;
    const options = { default: defaultValue, ...(description === undefined ? {} : { description }) };
    return [name, param.jsonSchema(schema as JsonObject, options as never)];
  });
  return Object.fromEntries(declared) as ParamDeclarations;
}

function renamed(given: Fields, names: Readonly<Record<string, string>>): Fields {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, option]) => (name in given ? [[option, given[name]]] : [])),
  );
}

function lengthsOf(given: Fields): Fields {
  return Object.fromEntries(
    Object.entries(SECONDS_OPTIONS).flatMap(([name, option]) =>
      name in given ? [[option, { seconds: given[name] }]] : [],
    ),
  );
}

function nodeOf(nodes: ReadonlyMap<string, DagNode>, id: string): DagNode {
  const node = nodes.get(id);
  if (node === undefined) throw new Error(`A fixture speaks of "${id}", which is none of its tasks or groups.`);
  return node;
}

/** The id without the prefix that its group puts before it. */
function labelWithin(groupId: string | null, id: string): string {
  return groupId === null ? id : id.slice(groupId.length + 1);
}

import {
  type SerializedDag,
  type SerializedDelta,
  type SerializedSchedule,
  type SerializedTask,
  timetableOf,
} from "@baram/domain";
import { Duration } from "../dates/duration.ts";
import { findZone } from "../dates/zone.ts";
import { fromNative } from "../native/from-native.ts";
import { printValue } from "../operations/print-value.ts";
import { TemplateError } from "../template-error.ts";
import { PythonSet } from "../values/dict.ts";
import { defineFunction } from "../values/function.ts";
import { ContextObject } from "../values/module.ts";
import type { Value } from "../values/value.ts";
import { type ContextParts, momentOf } from "./context-parts.ts";

/** `dag`. */
export function createDag({ sources, value }: ContextParts): Value {
  const { dag } = sources;
  const tasks = (): Value[] => dag.tasks.map((task) => createTask(dag, task, value));
  return new ContextObject("DAG", `<DAG: ${dag.dagId}>`, {
    dag_id: () => dag.dagId,
    dag_display_name: () => dag.dagDisplayName ?? dag.dagId,
    description: () => dag.description,
    doc_md: () => dag.docMd,
    tags: () => [...dag.tags],
    timezone: () => findZone(dag.timezone),
    catchup: () => dag.catchup,
    start_date: () => momentOf(dag.startDate),
    end_date: () => momentOf(dag.endDate),
    schedule_interval: () => scheduleOf(dag.schedule),
    max_active_runs: () => dag.maxActiveRuns,
    max_active_tasks: () => dag.maxActiveTasks,
    dagrun_timeout: () => durationOf(dag.dagRunTimeoutSeconds),
    render_template_as_native_obj: () => dag.renderTemplateAsNativeObject,
    owner: () => dag.owners.join(", "),
    params: () => value("params"),
    task_ids: () => dag.tasks.map(({ taskId }) => taskId),
    tasks,
    task_count: () => dag.tasks.length,
    get_task: () => defineFunction("get_task", "task_id", (taskId: Value) => findTask(dag, printValue(taskId), value)),
  });
}

function findTask(dag: SerializedDag, taskId: string, value: ContextParts["value"]): Value {
  const task = dag.tasks.find((candidate) => candidate.taskId === taskId);
  if (task !== undefined) return createTask(dag, task, value);
  throw new TemplateError("KeyError", `the Dag "${dag.dagId}" has no task "${taskId}"`);
}

/** `task`. */
export function createTask(
  dag: SerializedDag,
  task: SerializedTask,
  value: ContextParts["value"],
  fields: Readonly<Record<string, unknown>> = {},
): Value {
  const upstream = dag.tasks.filter(({ downstreamTaskIds }) => downstreamTaskIds.includes(task.taskId));
  return new ContextObject(task.operator, `<Task(${task.operator}): ${task.taskId}>`, {
    task_id: () => task.taskId,
    task_display_name: () => task.taskDisplayName ?? task.taskId,
    label: () => task.taskId.slice(task.taskId.lastIndexOf(".") + 1),
    dag_id: () => dag.dagId,
    dag: () => value("dag"),
    task_type: () => task.operator,
    operator_name: () => task.operator,
    owner: () => task.owner,
    doc_md: () => task.docMd,
    retries: () => task.retries,
    retry_delay: () => durationOf(task.retryDelaySeconds),
    max_retry_delay: () => durationOf(task.retryDelaySecondsMaximum),
    retry_exponential_backoff: () => task.retryExponentialBackoff,
    execution_timeout: () => durationOf(task.executionTimeoutSeconds),
    queue: () => task.queue,
    pool: () => task.pool,
    pool_slots: () => task.poolSlots,
    priority_weight: () => task.priorityWeight,
    weight_rule: () => task.weightRule,
    trigger_rule: () => task.triggerRule,
    depends_on_past: () => task.dependsOnPast,
    wait_for_downstream: () => task.waitForDownstream,
    do_xcom_push: () => task.doXcomPush,
    start_date: () => momentOf(task.startDate ?? dag.startDate),
    end_date: () => momentOf(task.endDate ?? dag.endDate),
    params: () => value("params"),
    template_fields: () => fromNative(Object.keys(task.templateFields)),
    downstream_task_ids: () => new PythonSet(task.downstreamTaskIds),
    upstream_task_ids: () => new PythonSet(upstream.map(({ taskId }) => taskId)),
    ...propertiesOf(fields),
  });
}

/** A task's rendered fields under their own names, and under those that Airflow has for them. */
function propertiesOf(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, () => Value>> {
  const named = Object.entries(fields).flatMap(([name, field]): [string, () => Value][] => {
    const make = () => fromNative(field);
    const former = name === "inputs" ? "op_kwargs" : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return [
      [name, make],
      [former, make],
    ];
  });
  return Object.fromEntries(named);
}

function durationOf(seconds: number | null): Value {
  return seconds === null ? null : new Duration(Math.round(seconds * 1_000_000));
}

/** The schedule as the author wrote it: text, a length of time or None. */
function scheduleOf(schedule: SerializedSchedule): Value {
  switch (schedule.kind) {
    case "none":
      return null;
    case "cron":
      return schedule.written;
    case "delta":
      return new Duration(lengthOf(schedule.delta));
    case "once":
    case "continuous":
    case "cronTrigger":
    case "events":
    case "custom":
    case "assets":
    case "assetsOrTime":
      return timetableOf(schedule).summary;
  }
}

/** Parity: months and years have no length; the rest prints like Python's `timedelta`. */
function lengthOf({ weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, microseconds = 0 }: SerializedDelta) {
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000_000 + microseconds;
}

import { formatInstant } from "@baram/domain";
import { fromNative } from "../native/from-native.ts";
import { ContextObject } from "../values/module.ts";
import type { Value } from "../values/value.ts";
import { type ContextParts, momentOf } from "./context-parts.ts";
import { xcomPull } from "./xcom-pull.ts";

/** `dag_run`. */
export function createDagRun({ sources, value }: ContextParts): Value {
  const { key, dagRun } = sources.workload;
  const date = formatInstant(dagRun.logicalDate).replace("T", " ");
  const trigger = dagRun.externalTrigger ? "True" : "False";
  const text = `<DagRun ${key.dagId} @ ${date}: ${dagRun.runId}, state:running, externally triggered: ${trigger}>`;
  return new ContextObject("DagRun", text, {
    dag_id: () => key.dagId,
    dag: () => value("dag"),
    run_id: () => dagRun.runId,
    run_type: () => dagRun.runType,
    state: () => "running",
    conf: () => fromNative(dagRun.conf),
    logical_date: () => momentOf(dagRun.logicalDate),
    execution_date: () => momentOf(dagRun.logicalDate),
    start_date: () => momentOf(dagRun.startDate),
    end_date: () => null,
    external_trigger: () => dagRun.externalTrigger,
    is_backfill: () => dagRun.runType === "backfill",
    data_interval_start: () => momentOf(dagRun.dataIntervalStart),
    data_interval_end: () => momentOf(dagRun.dataIntervalEnd),
  });
}

/** `ti`. */
export function createTaskInstance(parts: ContextParts): Value {
  const { sources, value } = parts;
  const { key, dagRun, tryNumber, maxTries, operator, pool, queue } = sources.workload;
  const { state = "running" } = sources;
  const index = key.mapIndex < 0 ? "" : ` map_index=${key.mapIndex}`;
  const text = `<TaskInstance: ${key.dagId}.${key.taskId} ${key.runId}${index} [${state}]>`;
  return new ContextObject("TaskInstance", text, {
    task_id: () => key.taskId,
    dag_id: () => key.dagId,
    run_id: () => key.runId,
    map_index: () => key.mapIndex,
    try_number: () => tryNumber,
    prev_attempted_tries: () => tryNumber - 1,
    max_tries: () => maxTries,
    state: () => state,
    operator: () => operator,
    pool: () => pool,
    queue: () => queue,
    priority_weight: () => sources.task.priorityWeight,
    logical_date: () => momentOf(dagRun.logicalDate),
    execution_date: () => momentOf(dagRun.logicalDate),
    start_date: () => momentOf(sources.startDate ?? null),
    end_date: () => null,
    duration: () => null,
    task: () => value("task"),
    dag_run: () => value("dag_run"),
    xcom_pull: () => xcomPull(parts),
  });
}

import type { Json, SerializedDag, SerializedParam, SerializedTask } from "@baram/domain";

/** The Dag's defaults, overridden by the task's, overridden by what was given when the run was triggered. */
export function paramsOf(
  dag: SerializedDag,
  task: SerializedTask,
  conf: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  return { ...defaultsOf(dag.params), ...defaultsOf(task.params), ...conf };
}

function defaultsOf(params: Readonly<Record<string, SerializedParam>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, { default: value }]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Options that tasks, groups and Dags are recorded with, by Airflow's name for them. */
const OPTION_NAMES: Readonly<Record<string, string>> = {
  bash_command: "bashCommand",
  depends_on_past: "dependsOnPast",
  do_xcom_push: "doXcomPush",
  end_date: "endDate",
  ignore_first_depends_on_past: "ignoreFirstDependsOnPast",
  map_index_template: "mapIndexTemplate",
  max_active_tis_per_dag: "maxActiveTisPerDag",
  max_active_tis_per_dagrun: "maxActiveTisPerDagrun",
  multiple_outputs: "multipleOutputs",
  owner: "owner",
  pool: "pool",
  pool_slots: "poolSlots",
  priority_weight: "priorityWeight",
  queue: "queue",
  retries: "retries",
  start_date: "startDate",
  trigger_rule: "triggerRule",
  wait_for_downstream: "waitForDownstream",
  weight_rule: "weightRule",
};

/** The options of every task among the fields of a recording, by Baram's names. */
export function optionsOf(fields: object): Readonly<Record<string, unknown>> {
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const option = OPTION_NAMES[name];
    if (option !== undefined) options[option] = value;
  }
  return options;
}

/** Options for all tasks of a Dag or a group; a name that Airflow does not know either is passed on as it is. */
export function defaultArgsOf(
  fields: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields ?? {}).map(([name, value]) => [OPTION_NAMES[name] ?? name, value]));
}

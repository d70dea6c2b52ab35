/**
 * Commands of Airflow 1, and what they are called.
 *
 * Parity: Airflow refuses them too, and names the successor.
 */
export const FORMER_COMMANDS: Readonly<Record<string, string>> = {
  initdb: "db migrate",
  list_dags: "dags list",
  pause: "dags pause",
  test: "tasks test",
  trigger_dag: "dags trigger",
  unpause: "dags unpause",
  upgradedb: "db migrate",
};

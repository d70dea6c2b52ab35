/**
 * The groups of operations that the OpenAPI document and the page made from it have, in the order of that page.
 *
 * Parity: the names of those that Airflow has, too, are its own; generated clients name their modules after them.
 */
export const OPERATION_TAGS = {
  DAG: "Dags: what they are, their tasks and source, whether they are paused; clears and marks of several tasks.",
  DAGRun: "Runs of Dags: triggered, listed, cleared, marked, compared, annotated and deleted.",
  TaskInstance: "Tasks in runs: their states, tries and logs; cleared, marked and annotated.",
  Backfill: "Back-fills: runs for past dates, planned, paused, resumed and cancelled. Beyond Airflow's API.",
  Waiting: "Why something does not run, in words and as data. Beyond Airflow's API.",
  HumanRequest: "What tasks ask of people, and the answers. Airflow has it as HITL from version 3.1 on.",
  DagVersion: "The stored versions of Dags. Beyond Airflow's API.",
  DagStats: "Numbers of runs by state.",
  DagWarning: "What is wrong with Dags that did load.",
  ImportError: "Dag files that do not load, and why.",
  Dependency: "What leads from one Dag to another. Beyond Airflow's API.",
  Dataset: "Datasets, also called assets: their updates, and what waits for them.",
  XCom: "Values that tasks have passed on.",
  Change: "What changes, as it happens. Beyond Airflow's API.",
  Alert: "Deadlines and SLAs that were missed, and the callbacks that were told. Beyond Airflow's API.",
  EventLog: "What people did, and what became of tries.",
  Connection: "How to reach outside systems.",
  Variable: "Named settings.",
  Pool: "Named limits on how much runs at once.",
  User: "Who may log in.",
  Role: "What they may do, in sets.",
  Permission: "Every right that there is.",
  AccessToken: "Personal access tokens. Beyond Airflow's API.",
  Config: "The configuration, where it may be shown.",
  Monitoring: "Whether everything is alive, and which version it is.",
  Provider: "Installed packages of operators, hooks and connection types.",
  Plugin: "Always none: Airflow's plugins are Python modules.",
  Maintenance: "Rows of the past, removed and kept aside. Beyond Airflow's API.",
} as const satisfies Readonly<Record<string, string>>;

/** The name of a group of operations. */
export type OperationTag = keyof typeof OPERATION_TAGS;

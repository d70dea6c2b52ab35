/** What may be done. */
export type Action = "can_read" | "can_edit" | "can_create" | "can_delete";

/** What it may be done with: Airflow's own names. */
export type Resource =
  | "Audit Logs"
  | "Configurations"
  | "Connections"
  | "DAG Code"
  | "DAG Dependencies"
  | "DAG Runs"
  | "DAG Warnings"
  | "DAGs"
  | "Datasets"
  | "ImportError"
  | "Jobs"
  | "Permissions"
  | "Plugins"
  | "Pools"
  | "Providers"
  | "Roles"
  | "Task Instances"
  | "Task Logs"
  | "Users"
  | "Variables"
  | "XComs";

/** One right: an action on a resource. */
export type Permission = `${Action} ${Resource}`;

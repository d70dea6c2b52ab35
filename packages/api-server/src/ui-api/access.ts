import type { Access } from "../http/route.ts";

/** Who may see a Dag's page. */
export const MAY_READ_DAGS: Access = { kind: "permissions", permissions: ["can_read DAGs"] };

/** Who may see runs and task instances. */
export const MAY_READ_RUNS = {
  kind: "permissions",
  permissions: ["can_read DAGs", "can_read DAG Runs", "can_read Task Instances"],
} as const satisfies Access;

/** Who may see how Dags have to do with one another. */
export const MAY_READ_DEPENDENCIES: Access = {
  kind: "permissions",
  permissions: ["can_read DAGs", "can_read DAG Dependencies"],
};

/** Who may see logs. */
export const MAY_READ_LOGS: Access = { kind: "permissions", permissions: ["can_read DAGs", "can_read Task Logs"] };

import { type TaskInstanceKey, UNMAPPED } from "@baram/domain";
import type { Permission } from "../authorization/permission.ts";
import type { Access } from "../http/route.ts";

/** Who may see task instances. */
export const MAY_READ_TASK_INSTANCES: Access = {
  kind: "permissions",
  permissions: ["can_read DAGs", "can_read DAG Runs", "can_read Task Instances"],
};

/** What it takes to clear, mark and annotate the task instances of a Dag. */
export const EDIT_TASK_INSTANCES = [
  "can_edit DAGs",
  "can_edit DAG Runs",
  "can_edit Task Instances",
] as const satisfies readonly Permission[];

/** Who may clear, mark and annotate task instances. */
export const MAY_EDIT_TASK_INSTANCES = {
  kind: "permissions",
  permissions: EDIT_TASK_INSTANCES,
} as const satisfies Access;

/** The instance that a path without a map index names. */
export function keyOf(
  parts: { readonly dag_id: string; readonly dag_run_id: string; readonly task_id: string },
  mapIndex: number = UNMAPPED,
): TaskInstanceKey {
  return { dagId: parts.dag_id, runId: parts.dag_run_id, taskId: parts.task_id, mapIndex };
}

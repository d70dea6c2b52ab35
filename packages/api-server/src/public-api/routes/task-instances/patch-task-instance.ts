import { defineRoute } from "../../../http/route.ts";
import { MARK_INSTANCE_ROUTE, markInstance } from "../../mark-instance.ts";
import { keyOf } from "../../task-instance-access.ts";

/** Marks one task instance; without being told otherwise, only says what that would touch. */
export const patchTaskInstance = defineRoute({
  ...MARK_INSTANCE_ROUTE,
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}",
  operationId: "patch_task_instance",
  tags: ["TaskInstance"],
  summary: "Update the state of a task instance",
  description: "Marks one task instance; without being told otherwise, only says what that would touch.",
  audit: "patch_task_instance",
  handle: ({ parts, body }, dependencies) => markInstance(keyOf(parts), body, dependencies),
});

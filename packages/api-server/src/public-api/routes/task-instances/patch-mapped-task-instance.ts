import { defineRoute } from "../../../http/route.ts";
import { MARK_INSTANCE_ROUTE, markInstance } from "../../mark-instance.ts";
import { keyOf } from "../../task-instance-access.ts";

/** Marks one copy of a mapped task; without being told otherwise, only says what that would touch. */
export const patchMappedTaskInstance = defineRoute({
  ...MARK_INSTANCE_ROUTE,
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}",
  operationId: "patch_mapped_task_instance",
  tags: ["TaskInstance"],
  summary: "Update the state of a mapped task instance",
  description: "Marks one copy of a mapped task; without being told otherwise, only says what that would touch.",
  audit: "patch_mapped_task_instance",
  handle: ({ parts, body }, dependencies) => markInstance(keyOf(parts, parts.map_index), body, dependencies),
});

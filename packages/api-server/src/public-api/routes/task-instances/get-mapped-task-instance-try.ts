import { defineRoute } from "../../../http/route.ts";
import { answerTry, TRY_ROUTE } from "../../answer-tries.ts";
import { keyOf } from "../../task-instance-access.ts";

/** One try of one copy of a mapped task. */
export const getMappedTaskInstanceTry = defineRoute({
  ...TRY_ROUTE,
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/tries/{task_try_number}",
  operationId: "get_mapped_task_instance_try_details",
  tags: ["TaskInstance"],
  summary: "Get a mapped task instance try",
  description: "One try of one copy of a mapped task.",
  handle: ({ parts }, dependencies) => answerTry(keyOf(parts, parts.map_index), parts.task_try_number, dependencies),
});

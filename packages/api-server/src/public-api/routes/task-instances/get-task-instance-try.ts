import { defineRoute } from "../../../http/route.ts";
import { answerTry, TRY_ROUTE } from "../../answer-tries.ts";
import { keyOf } from "../../task-instance-access.ts";

/** One try by its number. */
export const getTaskInstanceTry = defineRoute({
  ...TRY_ROUTE,
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/tries/{task_try_number}",
  operationId: "get_task_instance_try_details",
  tags: ["TaskInstance"],
  summary: "Get a task instance try",
  description: "One try by its number.",
  handle: ({ parts }, dependencies) => answerTry(keyOf(parts), parts.task_try_number, dependencies),
});

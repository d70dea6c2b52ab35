import { defineRoute } from "../../../http/route.ts";
import { answerTries, TRIES_ROUTE } from "../../answer-tries.ts";
import { keyOf } from "../../task-instance-access.ts";

/** The tries of a task instance. */
export const listTaskInstanceTries = defineRoute({
  ...TRIES_ROUTE,
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/tries",
  operationId: "get_task_instance_tries",
  tags: ["TaskInstance"],
  summary: "List task instance tries",
  description: "The tries of a task instance.",
  handle: ({ parts }, dependencies) => answerTries(keyOf(parts), dependencies),
});

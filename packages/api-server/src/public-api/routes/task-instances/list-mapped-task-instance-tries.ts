import { defineRoute } from "../../../http/route.ts";
import { answerTries, TRIES_ROUTE } from "../../answer-tries.ts";
import { keyOf } from "../../task-instance-access.ts";

/** The tries of one copy of a mapped task. */
export const listMappedTaskInstanceTries = defineRoute({
  ...TRIES_ROUTE,
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/tries",
  operationId: "get_mapped_task_instance_tries",
  tags: ["TaskInstance"],
  summary: "List mapped task instance tries",
  description: "The tries of one copy of a mapped task.",
  handle: ({ parts }, dependencies) => answerTries(keyOf(parts, parts.map_index), dependencies),
});

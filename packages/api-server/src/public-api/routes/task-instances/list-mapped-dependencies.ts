import { defineRoute } from "../../../http/route.ts";
import { answerDependencies, DEPENDENCIES_ROUTE } from "../../answer-dependencies.ts";
import { keyOf } from "../../task-instance-access.ts";

/** What keeps one copy of a mapped task from being scheduled or queued. */
export const listMappedDependencies = defineRoute({
  ...DEPENDENCIES_ROUTE,
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/dependencies",
  operationId: "get_mapped_task_instance_dependencies",
  tags: ["TaskInstance"],
  summary: "Get dependencies blocking a mapped task instance from getting scheduled",
  description: "What keeps one copy of a mapped task from being scheduled or queued.",
  handle: ({ parts }, dependencies) => answerDependencies(keyOf(parts, parts.map_index), dependencies),
});

import { defineRoute } from "../../../http/route.ts";
import { answerDependencies, DEPENDENCIES_ROUTE } from "../../answer-dependencies.ts";
import { keyOf } from "../../task-instance-access.ts";

/** What keeps a task instance from being scheduled or queued. */
export const listDependencies = defineRoute({
  ...DEPENDENCIES_ROUTE,
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/dependencies",
  operationId: "get_task_instance_dependencies",
  tags: ["TaskInstance"],
  summary: "Get task dependencies blocking task from getting scheduled",
  description: "What keeps a task instance from being scheduled or queued.",
  handle: ({ parts }, dependencies) => answerDependencies(keyOf(parts), dependencies),
});

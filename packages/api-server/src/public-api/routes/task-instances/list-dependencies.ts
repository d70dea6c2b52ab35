import { findDag, findDagRun, findTaskInstance } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { explainTaskInstance } from "../../../readiness/explain-task-instance.ts";
import { taskInstanceNotFound } from "../../not-found.ts";
import { keyOf, MAY_READ_TASK_INSTANCES } from "../../task-instance-access.ts";

const Dependencies = schema.object("TaskInstanceDependencyCollection", {
  dependencies: schema.list(schema.object("TaskFailedDependency", { name: schema.text(), reason: schema.text() })),
});

/** What keeps a task instance from being scheduled or queued. Parity: asked of others, nothing does. */
export const listDependencies = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/dependencies",
  operationId: "get_task_instance_dependencies",
  summary: "Get task dependencies blocking task from getting scheduled",
  access: MAY_READ_TASK_INSTANCES,
  answer: Dependencies,
  refusals: [404],

  async handle({ parts }, dependencies) {
    const { reader } = dependencies.store;
    const key = keyOf(parts);
    const instance = await findTaskInstance(reader, key);
    const run = await findDagRun(reader, key);
    const dag = await findDag(reader, key.dagId);
    if (instance === null || run === null || dag === null) return taskInstanceNotFound(parts);
    if (instance.state !== "none" && instance.state !== "scheduled") return ok({ dependencies: [] });
    const unmet = (await explainTaskInstance({ instance, run, dag }, dependencies)).filter(({ isMet }) => !isMet);
    const sorted = unmet
      .map(({ name, reason }) => ({ name, reason }))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
    return ok({ dependencies: sorted });
  },
});

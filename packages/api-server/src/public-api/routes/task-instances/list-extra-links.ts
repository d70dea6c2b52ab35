import { UNMAPPED } from "@baram/domain";
import { findTaskInstance } from "@baram/metadata-store";
import { integerParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { findSerializedDag } from "../../find-serialized-dag.ts";
import { keyOf, MAY_READ_TASK_INSTANCES } from "../../task-instance-access.ts";

/** The links that a task's operator adds to an instance. No operator of Baram adds any. */
export const listExtraLinks = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/links",
  operationId: "get_extra_links",
  tags: ["TaskInstance"],
  summary: "List extra links",
  description: "The links that a task's operator adds to an instance. No operator of Baram adds any.",
  access: MAY_READ_TASK_INSTANCES,
  query: { map_index: integerParameter() },
  answer: schema.anyObject(),
  refusals: [404],

  async handle({ parts, query }, dependencies) {
    const { dag_id: dagId, dag_run_id: runId, task_id: taskId } = parts;
    const dag = await findSerializedDag(dagId, dependencies);
    if (dag === null) {
      return problem(404, { title: "DAG not found", detail: `DAG with ID = "${dagId}" not found` });
    }
    if (!dag.tasks.some((task) => task.taskId === taskId)) {
      return problem(404, { title: "Task not found", detail: `Task with ID = "${taskId}" not found` });
    }
    const key = keyOf(parts, query.map_index ?? UNMAPPED);
    const instance = await findTaskInstance(dependencies.store.reader, key);
    if (instance !== null) return ok({});
    return problem(404, { title: "DAG Run not found", detail: `DAG Run with ID = "${runId}" not found` });
  },
});

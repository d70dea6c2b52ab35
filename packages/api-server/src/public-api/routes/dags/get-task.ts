import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { findSerializedDag } from "../../find-serialized-dag.ts";
import { representTask, TaskRepresentation } from "../../representations/task.ts";

/** One task of a Dag's newest version. */
export const getTask = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/tasks/{task_id}",
  operationId: "get_task",
  tags: ["DAG"],
  summary: "Get a simplified representation of a task",
  description: "One task of a Dag's newest version.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read Task Instances"] },
  answer: TaskRepresentation,
  refusals: [404],

  async handle({ parts }, dependencies) {
    const dag = await findSerializedDag(parts.dag_id, dependencies);
    if (dag === null) return problem(404, { title: "DAG not found" });
    const task = dag.tasks.find(({ taskId }) => taskId === parts.task_id);
    return task === undefined ? problem(404, { title: "Task not found" }) : ok(representTask(task, dag));
  },
});

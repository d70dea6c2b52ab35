import { textParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { findSerializedDag } from "../../find-serialized-dag.ts";
import { representTask, TaskRepresentation } from "../../representations/task.ts";

type Task = schema.Described<typeof TaskRepresentation>;

/** The tasks of a Dag's newest version. */
export const listTasks = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/tasks",
  operationId: "get_tasks",
  tags: ["DAG"],
  summary: "Get tasks for a Dag",
  description:
    "The tasks of a Dag's newest version, in the order in which they are written or by another that is asked for.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read Task Instances"] },
  query: { order_by: textParameter() },
  answer: schema.object("TaskCollection", { tasks: schema.list(TaskRepresentation), total_entries: schema.integer() }),
  refusals: [400, 404],

  async handle({ parts, query }, dependencies) {
    const dag = await findSerializedDag(parts.dag_id, dependencies);
    if (dag === null) return problem(404, { title: "DAG not found" });
    const orderBy = query.order_by ?? "task_id";
    const name = orderBy.replace(/^-/, "");
    if (!isProperty(name)) return problem(400, { detail: `A task has no attribute '${name}'` });
    const tasks = dag.tasks.map((task) => representTask(task, dag)).sort((left, right) => compare(left, right, name));
    if (orderBy.startsWith("-")) tasks.reverse();
    return ok({ tasks, total_entries: tasks.length });
  },
});

function isProperty(name: string): name is keyof Task {
  return Object.hasOwn(TaskRepresentation.properties ?? {}, name);
}

function compare(left: Task, right: Task, name: keyof Task): number {
  const [first, second] = [left[name], right[name]];
  if (typeof first === "number" && typeof second === "number") return first - second;
  const [firstText, secondText] = [JSON.stringify(first), JSON.stringify(second)];
  if (firstText === secondText) return 0;
  return firstText < secondText ? -1 : 1;
}

import { functionNameOf, type GivenDag } from "./given.ts";
import { isKnownOperator } from "./make-task.ts";
import { isKnownFunction } from "./recorded-function.ts";

/** Fields of a Dag that are understood, those of its tasks and groups apart. */
const DAG_FIELDS: ReadonlySet<string> = new Set([
  "catchup",
  "dag_id",
  "default_args",
  "edges",
  "end_date",
  "fail_stop",
  "groups",
  "max_active_runs",
  "max_active_tasks",
  "schedule",
  "start_date",
  "tasks",
]);

/** What a recorded Dag asks for that cannot be built yet, in words; `null` when all of it can. */
export function findUnsupported(dag: GivenDag): string | null {
  const field = Object.keys(dag).find((name) => !DAG_FIELDS.has(name));
  if (field !== undefined) return `a Dag with "${field}" is not supported yet`;
  if (typeof dag.schedule === "object" && dag.schedule !== null)
    return "a schedule of a time delta is not supported yet";
  for (const task of dag.tasks) {
    const operator = task.operator ?? "scripted";
    if (!isKnownOperator(operator)) return `the operator ${operator} is not supported yet`;
    const name = functionNameOf(task);
    if (name !== null && !isKnownFunction(name)) return `the function ${name} is not supported yet`;
  }
  return null;
}

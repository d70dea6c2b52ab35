import { problem, type Reply } from "../http/reply.ts";

export function dagNotFound(dagId: string): Reply<never> {
  return problem(404, { title: "DAG not found", detail: `The DAG with dag_id: ${dagId} was not found` });
}

export function dagRunNotFound(dagId: string, runId: string): Reply<never> {
  const detail = `DAGRun with DAG ID: '${dagId}' and DagRun ID: '${runId}' not found`;
  return problem(404, { title: "DAGRun not found", detail });
}

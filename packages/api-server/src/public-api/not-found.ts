import type { TaskInstanceKey } from "@baram/domain";
import { problem, type Reply } from "../http/reply.ts";

/** There is no such Dag. */
export function dagNotFound(dagId: string): Reply<never> {
  return problem(404, { title: "DAG not found", detail: `The DAG with dag_id: ${dagId} was not found` });
}

/** There is no such run. */
export function dagRunNotFound(dagId: string, runId: string): Reply<never> {
  const detail = `DAGRun with DAG ID: '${dagId}' and DagRun ID: '${runId}' not found`;
  return problem(404, { title: "DAGRun not found", detail });
}

/** Parity: changes of a run word this in the title. */
export function runOfDagNotFound({ dagId, runId }: { readonly dagId: string; readonly runId: string }): Reply<never> {
  return problem(404, { title: `Dag Run id ${runId} not found in dag ${dagId}` });
}

/** Parity: notes and dependencies of an instance word this in the title. */
export function taskInstanceNotFound({ dagId, runId, taskId }: TaskInstanceKey): Reply<never> {
  return problem(404, { title: `Task Instance not found for dag_id=${dagId}, run_id=${runId}, task_id=${taskId}` });
}

/** There is no such variable. */
export function variableNotFound(): Reply<never> {
  return problem(404, { title: "Variable not found", detail: "Variable does not exist" });
}

/** There is no such connection. */
export function connectionNotFound(connectionId: string): Reply<never> {
  const detail = `The Connection with connection_id: \`${connectionId}\` was not found`;
  return problem(404, { title: "Connection not found", detail });
}

/** There is no such pool. */
export function poolNotFound(name: string): Reply<never> {
  return problem(404, { detail: `Pool with name:'${name}' not found` });
}

/** There is no such user. */
export function userNotFound(username: string): Reply<never> {
  return problem(404, { title: "User not found", detail: `The User with username \`${username}\` was not found` });
}

/** There is no such role. */
export function roleNotFound(name: string): Reply<never> {
  return problem(404, { title: "Role not found", detail: `Role with name '${name}' was not found` });
}

/** There is no such asset. */
export function datasetNotFound(uri: string): Reply<never> {
  return problem(404, { title: "Dataset not found", detail: `The Dataset with uri: \`${uri}\` was not found` });
}

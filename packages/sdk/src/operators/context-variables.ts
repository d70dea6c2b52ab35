import type { TaskContext } from "../context/task-context.ts";

/**
 * The run a command works for, as variables of its environment.
 *
 * Parity: scripts read these under Airflow's names; under Baram's own they are what a runner lets through.
 */
export function contextVariables(context: TaskContext): Readonly<Record<string, string>> {
  const values = {
    DAG_OWNER: context.task.owner,
    DAG_ID: context.dag.dagId,
    TASK_ID: context.task.taskId,
    EXECUTION_DATE: context.ts,
    TRY_NUMBER: String(context.ti.tryNumber),
    DAG_RUN_ID: context.runId,
    ...(context.task.email.length === 0 ? {} : { DAG_EMAIL: context.task.email.join(",") }),
  };
  const variables = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => [
      [`AIRFLOW_CTX_${name}`, value],
      [`BARAM_CTX_${name}`, value],
    ]),
  );
  // By the name under which the tools of OpenTelemetry look for it.
  return context.traceParent === null ? variables : { ...variables, TRACEPARENT: context.traceParent };
}

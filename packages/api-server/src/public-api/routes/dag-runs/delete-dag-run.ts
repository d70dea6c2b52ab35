import { deleteDagRun as deleteRun } from "@baram/lifecycle";
import { noContent, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";

/** Deletes a run with everything in it, even while it runs. */
export const deleteDagRun = defineRoute({
  method: "DELETE",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}",
  operationId: "delete_dag_run",
  tags: ["DAGRun"],
  summary: "Delete a Dag run",
  description: "Deletes a run with everything in it, even while it runs.",
  access: { kind: "permissions", permissions: ["can_edit DAGs", "can_delete DAG Runs"] },
  audit: "delete_dag_run",
  answer: null,
  refusals: [404],

  async handle({ parts }, { store, clock }) {
    const key = { dagId: parts.dag_id, runId: parts.dag_run_id };
    const isDeleted = await store.transaction((transaction) => deleteRun(transaction, { ...key, now: clock.now() }));
    if (isDeleted) return noContent();
    const detail = `DAGRun with DAG ID: '${key.dagId}' and DagRun ID: '${key.runId}' not found`;
    return problem(404, { detail });
  },
});

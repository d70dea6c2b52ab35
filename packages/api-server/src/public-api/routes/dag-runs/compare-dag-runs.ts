import { findDagRun, listTaskInstanceCells } from "@baram/metadata-store";
import { requiredTextParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { dagRunNotFound } from "../../not-found.ts";
import { representDagRun } from "../../representations/dag-run.ts";
import { compareInstances, DagRunComparison } from "../../representations/dag-run-comparison.ts";

/** Two runs of a Dag side by side, instance by instance. Beyond Airflow's API. */
export const compareDagRuns = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/comparison",
  operationId: "compare_dag_runs",
  tags: ["DAGRun"],
  summary: "Compare a Dag run with another of the same Dag",
  description: "Two runs of a Dag side by side, instance by instance. Beyond Airflow's API.",
  access: {
    kind: "permissions",
    permissions: ["can_read DAGs", "can_read DAG Runs", "can_read Task Instances"],
  },
  query: { with: requiredTextParameter() },
  answer: DagRunComparison,
  refusals: [400, 404],

  async handle({ parts, query }, { store }) {
    const { dag_id: dagId, dag_run_id: runId } = parts;
    const run = await findDagRun(store.reader, { dagId, runId });
    if (run === null) return dagRunNotFound(dagId, runId);
    const other = await findDagRun(store.reader, { dagId, runId: query.with });
    if (other === null) return dagRunNotFound(dagId, query.with);
    const cells = await listTaskInstanceCells(store.reader, { dagRunIds: [run.id, other.id], withTimes: true });
    return ok({
      dag_run: representDagRun(run),
      other_dag_run: representDagRun(other),
      has_same_version: run.dagVersionId === other.dagVersionId,
      task_instances: compareInstances(
        cells.filter(({ dagRunId }) => dagRunId === run.id),
        cells.filter(({ dagRunId }) => dagRunId === other.id),
      ),
    });
  },
});
